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

  FlushRequests(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Grows with each flush: a wait that saw a smaller number is to be cut short. */
  long made() {
    return made.get();
  }

  /** Whether a flush wants events that have not been settled yet. */
  boolean isAwaiting(DeliveryAccount account) {
    return account.settled() < target.get();
  }

  /** Asks for all that was let in so far. Whoever parks must be woken afterwards. */
  long request() {
    long admitted = ledger.account().admitted();
    long former = target.get();
    while (former < admitted && !target.compareAndSet(former, admitted)) {
      former = target.get();
    }
    made.incrementAndGet();
    return admitted;
  }

  /**
   * Waits until so many are settled, which happens in the order in which they came.
   *
   * @return whether they are; false when the time is up or this thread was interrupted (it still
   *     is)
   */
  boolean await(long wanted, long timeoutNanos) {
    long start = System.nanoTime();
    Thread self = Thread.currentThread();
    waiting.add(self);
    try {
      while (ledger.account().settled() < wanted) {
        long remaining = timeoutNanos - (System.nanoTime() - start);
        if (remaining <= 0 || self.isInterrupted()) {
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
    for (Thread thread : waiting) {
      LockSupport.unpark(thread);
    }
  }
}
