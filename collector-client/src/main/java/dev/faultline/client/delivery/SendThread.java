package dev.faultline.client.delivery;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/** The thread on which attempts are made, one after the other. Used by the export thread alone. */
final class SendThread {
  private static final String NAME = "faultline-send";

  private static final Runnable END =
      new Runnable() {
        @Override
        public void run() {}
      };

  private final ThreadFactory factory;
  private final BlockingQueue<Runnable> attempts = new LinkedBlockingQueue<>();
  private Thread thread;

  SendThread(ThreadFactory factory) {
    this.factory = factory;
  }

  /** Begins an attempt; false when the JVM has no thread for it. */
  boolean begin(Runnable attempt) {
    try {
      if (thread == null) {
        thread = started();
      }
      attempts.add(attempt);
      return true;
    } catch (RuntimeException | OutOfMemoryError none) {
      return false;
    }
  }

  private Thread started() {
    Thread made =
        factory.newThread(
            new Runnable() {
              @Override
              public void run() {
                work();
              }
            });
    made.setName(NAME);
    made.setDaemon(true);
    made.start();
    return made;
  }

  private void work() {
    while (true) {
      try {
        Runnable attempt = attempts.take();
        if (attempt == END) {
          return;
        }
        attempt.run();
      } catch (InterruptedException ignored) {
        // Nobody has business interrupting this thread, and taking has cleared its flag.
      }
    }
  }

  /** Ends it after the attempt that is under way. */
  void end() {
    if (thread != null) {
      attempts.add(END);
    }
  }
}
