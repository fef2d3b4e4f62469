package dev.faultline.client.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that wait until what was offered so far is settled. Safe for use by many threads; holds
 * no monitor.
 */
final class FlushRequests {
  private final Ledger ledger;
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong target = new AtomicLong();
  private volatile long failedSince;

  FlushRequests(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The number of the last flush: a pause that began with a smaller one is to be cut short. */
  long made() {
    return made.get();
  }

  /** Whether a flush wants events that have not been settled yet. */
  boolean isAwaiting(DeliveryAccount account) {
    return account.settled() < target.get();
  }

  /** Asks for all that was let in so far. Whoever parks must be woken afterwards. */
  FlushRequest request() {
    long admitted = ledger.account().admitted();
    long former = target.get();
    while (former < admitted && !target.compareAndSet(former, admitted)) {
      former = target.get();
    }
    return new FlushRequest(made.incrementAndGet(), admitted);
  }

  /** Waits until all of it is settled, or an attempt that began after the request has failed. */
  boolean awaitAttempt(FlushRequest request, long timeoutNanos) {
    return await(request, timeoutNanos, true);
  }

  /**
   * Waits until all of it is settled, which happens in the order in which it came.
   *
   * @return whether it is; false when the time is up or this thread was interrupted (it still is)
   */
  boolean await(FlushRequest request, long timeoutNanos) {
    return await(request, timeoutNanos, false);
  }

  private boolean await(FlushRequest request, long timeoutNanos, boolean untilFailure) {
    long start = System.nanoTime();
    Thread self = Thread.currentThread();
    waiting.add(self);
    try {
      while (ledger.account().settled() < request.admitted()) {
        long remaining = timeoutNanos - (System.nanoTime() - start);
        boolean failed = untilFailure && failedSince >= request.number();
        if (failed || remaining <= 0 || self.isInterrupted()) {
          return false;
        }
        LockSupport.parkNanos(this, remaining);
      }
      return true;
    } finally {
      waiting.remove(self);
    }
  }

  /** Something was settled: those who wait look again. */
  void settled() {
    wakeAll();
  }

  /**
   * An attempt failed that began when {@link #made()} gave this. Called by the export thread alone.
   */
  void failed(long since) {
    failedSince = since;
    wakeAll();
  }

  private void wakeAll() {
    for (Thread thread : waiting) {
      LockSupport.unpark(thread);
    }
  }
}
