package dev.faultline.resilience.bulkhead;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** A call that waits for a place in a bulkhead; good for one wait. */
public abstract class BulkheadWaiter {

  private static final int WAITING = 0;
  private static final int ENTERED = 1;
  private static final int CANCELLED = 2;

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

  final boolean enter() {
    return STATE.compareAndSet(this, WAITING, ENTERED);
  }

  final boolean cancel() {
    return STATE.compareAndSet(this, WAITING, CANCELLED);
  }

  final boolean hasEntered() {
    return state == ENTERED;
  }
}
