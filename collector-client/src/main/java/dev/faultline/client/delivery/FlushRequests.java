package dev.faultline.client.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that wait until what was offered so far is settled. Safe for use by many threads; holds
 * no monitor.
 */
final class FlushRequests {
  /** A displaced event wakes nobody: whoever waits looks again after so long. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Ledger ledger;
  private final EventQueue queue;
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong target = new AtomicLong();
  private volatile long failedSince;

  FlushRequests(Ledger ledger, EventQueue queue) {
    this.ledger = ledger;
    this.queue = queue;
  }

  /** The number of the last flush: a pause that began with a smaller one is to be cut short. */
  long made() {
    return made.get();
  }

  /** Up to which number flushes want events to be settled. */
  long awaited() {
    return target.get();
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

  /**
   * Waits until all of it is settled, or an attempt that began after the request has failed and
   * what it was for waits in memory.
   *
   * @return whether it is settled; false too when the time is up or this thread was interrupted (it
   *     still is)
   */
  boolean awaitAttempt(final FlushRequest request, long timeoutNanos) {
    return await(
        new Condition() {
          @Override
          public boolean isMet() {
            return !queue.holdsUpTo(request.admitted());
          }

          @Override
          public boolean isHopeless() {
            return failedSince >= request.number();
          }
        },
        timeoutNanos);
  }

  /**
   * Waits until nothing waits to be settled.
   *
   * @return whether it is so; false when the time is up or this thread was interrupted (it still
   *     is)
   */
  boolean awaitAll(long timeoutNanos) {
    return await(
        new Condition() {
          @Override
          public boolean isMet() {
            return ledger.account().waiting() == 0;
          }

          @Override
          public boolean isHopeless() {
            return false;
          }
        },
        timeoutNanos);
  }

  private boolean await(Condition condition, long timeoutNanos) {
    long start = System.nanoTime();
    Thread self = Thread.currentThread();
    waiting.add(self);
    try {
      while (!condition.isMet()) {
        long remaining = timeoutNanos - (System.nanoTime() - start);
        if (condition.isHopeless() || remaining <= 0 || self.isInterrupted()) {
          return false;
        }
        // It may have looked before an event came in that this thread has just seen.
        queue.wake();
        LockSupport.parkNanos(this, Math.min(remaining, LOOK_NANOS));
      }
      return true;
    } finally {
      waiting.remove(self);
    }
  }

  /** What a thread waits for. */
  private interface Condition {
    boolean isMet();

    boolean isHopeless();
  }

  /** Something was settled: those who wait look again. */
  void settled() {
    wakeAll();
  }

  /**
   * An attempt failed that began when {@link #made()} gave this, and holds up the queue. Called by
   * the export thread alone.
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
