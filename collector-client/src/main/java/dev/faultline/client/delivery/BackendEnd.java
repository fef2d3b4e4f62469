package dev.faultline.client.delivery;

import dev.faultline.client.backend.BatchSender;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Cancels and closes backends, each call on a daemon thread of its own that ends with it: one that
 * waits where it must not keeps neither the end nor other backends waiting. Safe for use by many
 * threads.
 */
final class BackendEnd {
  /** An attempt that is no absence is through by then. */
  private static final long GRACE_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private static final String CANCEL = "faultline-cancel";
  private static final String CLOSE = "faultline-close";

  private final ThreadFactory threads;

  BackendEnd(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Begins to cancel it, and waits for nothing, unless the JVM has no thread for it. */
  void cancelNow(final BatchSender one) {
    start(
        CANCEL,
        new Runnable() {
          @Override
          public void run() {
            cancel(one);
          }
        });
  }

  /** Cancels it after a second, and waits for nothing. */
  void cancelSoon(final BatchSender one) {
    start(
        CANCEL,
        new Runnable() {
          @Override
          public void run() {
            pause();
            cancel(one);
          }
        });
  }

  /** Begins to close it, and waits for nothing, unless the JVM has no thread for it. */
  void beginClose(BatchSender one) {
    startClose(one);
  }

  /**
   * Closes it, and waits for that for half a second: what takes its place may want the same files.
   */
  void close(BatchSender one) {
    Thread closing = startClose(one);
    if (closing == null) {
      return;
    }
    try {
      closing.join(EventDelivery.CANCEL_GRACE.toMillis());
    } catch (InterruptedException ignored) {
      // Nobody has business interrupting this thread, and a set flag would end its next wait.
    }
  }

  private Thread startClose(final BatchSender one) {
    return start(
        CLOSE,
        new Runnable() {
          @Override
          public void run() {
            closeNow(one);
          }
        });
  }

  private static void pause() {
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException ignored) {
      // Nobody has business interrupting this thread; then it is sooner.
    }
  }

  /** The thread that does it; null when the JVM has none, and it is done. */
  private Thread start(String name, Runnable work) {
    try {
      Thread thread = threads.newThread(work);
      thread.setName(name);
      thread.setDaemon(true);
      thread.start();
      return thread;
    } catch (RuntimeException | OutOfMemoryError noThread) {
      work.run();
      return null;
    }
  }

  private static void cancel(BatchSender one) {
    try {
      one.cancel();
    } catch (Throwable broken) {
      // Whoever waits for the attempt does so within a bound.
    }
  }

  private static void closeNow(BatchSender one) {
    try {
      one.close();
    } catch (Throwable broken) {
      // It is done with, and what it has sent it has sent.
    }
  }
}
