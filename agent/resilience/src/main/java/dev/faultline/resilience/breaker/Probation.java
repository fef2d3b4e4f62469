package dev.faultline.resilience.breaker;

import dev.faultline.resilience.call.StackRoom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The permits of a half-open breaker. A permit is free, or with a probe under way, or used up by a
 * success; there are never more than in the beginning. Thread-safe and lock-free.
 */
final class Probation {

  private final int permits;
  private final AtomicInteger free;
  private final AtomicInteger successes = new AtomicInteger();

  /** In the order in which they were let through, which is that in which they become overdue. */
  private final ConcurrentLinkedQueue<Probe> underWay = new ConcurrentLinkedQueue<>();

  Probation(int permits) {
    this.permits = permits;
    free = new AtomicInteger(permits);
  }

  /**
   * Lets a call through, with a free permit or with that of a probe that is overdue.
   *
   * @return null when there is none
   */
  Probe admit(long now, long deadlineNanos) {
    // A permit that is taken and not noted down would be nobody's.
    StackRoom.ensure();
    for (int permit = free.get(); permit > 0; permit = free.get()) {
      if (free.compareAndSet(permit, permit - 1)) {
        return letThroughFreely(now);
      }
    }
    for (Probe oldest = underWay.peek(); oldest != null; oldest = underWay.peek()) {
      if (oldest.isSettled()) {
        underWay.remove(oldest);
      } else if (!oldest.isOverdue(now, deadlineNanos)) {
        return null;
      } else if (oldest.settle()) {
        underWay.remove(oldest);
        return letThroughFreely(now);
      }
    }
    return null;
  }

  private Probe letThroughFreely(long now) {
    try {
      return letThrough(now);
    } catch (Throwable outOfMemory) {
      free.incrementAndGet();
      throw outOfMemory;
    }
  }

  private Probe letThrough(long now) {
    Probe probe = new Probe(this, now);
    underWay.add(probe);
    return probe;
  }

  /** A probe that has settled ended well; whether it was the last that had to. */
  boolean succeeded(Probe probe) {
    underWay.remove(probe);
    return successes.incrementAndGet() == permits;
  }

  /** A probe that has settled gives its permit back. */
  void release(Probe probe) {
    underWay.remove(probe);
    free.incrementAndGet();
  }

  /** Nanoseconds until a permit is worth asking for. */
  long remaining(long now, long deadlineNanos) {
    Probe oldest = underWay.peek();
    return oldest == null || free.get() > 0 ? 0 : Math.max(0, oldest.remaining(now, deadlineNanos));
  }

  int successes() {
    return successes.get();
  }

  int free() {
    return free.get();
  }
}
