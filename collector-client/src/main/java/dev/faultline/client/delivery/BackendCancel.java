package dev.faultline.client.delivery;

import dev.faultline.client.backend.BatchSender;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Cancels backends, each on a daemon thread of its own that ends with it: one that waits where it
 * must not keeps neither the end nor other backends waiting. Safe for use by many threads.
 */
final class BackendCancel {
  /** An attempt that is no absence is through by then. */
  private static final long GRACE_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private static final String NAME = "faultline-cancel";

  private final ThreadFactory threads;

  BackendCancel(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Begins to cancel it, and waits for nothing, unless the JVM has no thread for it. */
  void now(final BatchSender one) {
    start(
        new Runnable() {
          @Override
          public void run() {
            cancel(one);
          }
        });
  }

  /** Cancels it after a second, and waits for nothing. */
  void soon(final BatchSender one) {
    start(
        new Runnable() {
          @Override
          public void run() {
            pause();
            cancel(one);
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

  private void start(Runnable work) {
    try {
      Thread thread = threads.newThread(work);
      thread.setName(NAME);
      thread.setDaemon(true);
      thread.start();
    } catch (RuntimeException | OutOfMemoryError noThread) {
      work.run();
    }
  }

  private static void cancel(BatchSender one) {
    try {
      one.cancel();
    } catch (Throwable broken) {
      // Whoever waits for the attempt does so within a bound.
    }
  }
}
