package dev.faultline.client.delivery;

import dev.faultline.client.backend.ClientLog;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one thread that exports, started when there is something to export. Safe for use by many
 * threads.
 */
final class ExportThread {
  private static final String NAME = "faultline-export";

  /** How far it has come. */
  private enum State {
    NOT_STARTED,
    STARTING,
    STARTED
  }

  private final ThreadFactory factory;
  private final Runnable work;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ClientLog log;
  private final AtomicReference<State> state = new AtomicReference<>(State.NOT_STARTED);
  private volatile boolean toldFailure;

  ExportThread(ThreadFactory factory, Runnable work, ClientLog log) {
    this.factory = factory;
    this.work = untilItsEnd(work);
    this.log = log;
  }

  private Runnable untilItsEnd(final Runnable wanted) {
    return new Runnable() {
      @Override
      public void run() {
        try {
          wanted.run();
        } finally {
          ended.countDown();
        }
      }
    };
  }

  /**
   * Starts it unless it was started. When that fails, as when the JVM has no memory for a thread,
   * the events wait and the next call tries again.
   */
  void ensureStarted() {
    if (state.get() != State.NOT_STARTED
        || !state.compareAndSet(State.NOT_STARTED, State.STARTING)) {
      return;
    }
    boolean started = false;
    try {
      Thread thread = factory.newThread(work);
      thread.setName(NAME);
      thread.setDaemon(true);
      thread.start();
      started = true;
    } catch (RuntimeException | OutOfMemoryError failure) {
      tell(failure);
    } finally {
      state.set(started ? State.STARTED : State.NOT_STARTED);
    }
  }

  private void tell(Throwable failure) {
    if (!toldFailure) {
      toldFailure = true;
      log.warn("Cannot start the thread " + NAME + ", trying again with each event: " + failure);
    }
  }

  boolean wasStarted() {
    return state.get() != State.NOT_STARTED;
  }

  /**
   * Waits until its work is over.
   *
   * @return whether it is; false when the time is up or the caller was interrupted, and still is
   */
  boolean awaitEnd(long nanos) {
    try {
      return ended.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException inAHurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
