package dev.faultline.resilience.bulkhead;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * A call that asks for a place in a bulkhead and may wait for it; good for once. It may be
 * cancelled at any time, also before it has asked: it is one of those who wait, and counted as
 * such, only in between.
 */
public abstract class BulkheadWaiter {

  private static final int NEW = 0;
  private static final int WAITING = 1;
  private static final int ENTERED = 2;
  private static final int CANCELLED = 3;

  private static final AtomicIntegerFieldUpdater<BulkheadWaiter> STATE =
      AtomicIntegerFieldUpdater.newUpdater(BulkheadWaiter.class, "state");

  private volatile int state;

  /** For subclasses. */
  protected BulkheadWaiter() {}

  /**
   * The call has its place and must leave when it is over. Called once at most, on the thread of a
   * call that has just left, or of the one that waits: it must be quick, as by handing the call to
   * an executor, and must not throw.
   */
  protected abstract void entered();

  /** Takes its place without having waited; false when it was cancelled before. */
  final boolean enterAtOnce() {
    return STATE.compareAndSet(this, NEW, ENTERED);
  }

  /** Waits from now on; false when it was cancelled before. */
  final boolean startWaiting() {
    return STATE.compareAndSet(this, NEW, WAITING);
  }

  /** Takes the place that it has waited for; false when it has stopped waiting. */
  final boolean enter() {
    return STATE.compareAndSet(this, WAITING, ENTERED);
  }

  /** Will neither wait nor enter; false when it has done either, or has been cancelled. */
  final boolean cancelBeforeWaiting() {
    return STATE.compareAndSet(this, NEW, CANCELLED);
  }

  /** Stops waiting; false when it does not wait. */
  final boolean cancel() {
    return STATE.compareAndSet(this, WAITING, CANCELLED);
  }

  final boolean hasEntered() {
    return state == ENTERED;
  }

  final boolean isCancelled() {
    return state == CANCELLED;
  }
}
