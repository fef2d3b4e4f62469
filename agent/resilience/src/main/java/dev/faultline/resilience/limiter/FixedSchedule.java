package dev.faultline.resilience.limiter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * So many times in each period. One word has the period and how many times were taken since its
 * beginning; more than the permits have been taken from the periods after it.
 */
final class FixedSchedule extends Schedule {

  private static final int TAKEN_BITS = 28;
  private static final long TAKEN_MASK = (1L << TAKEN_BITS) - 1;

  private final int permits;
  private final long periodNanos;
  private final AtomicLong word = new AtomicLong();

  FixedSchedule(int permits, long periodNanos) {
    this.permits = permits;
    this.periodNanos = periodNanos;
  }

  @Override
  long reserve(long now, long maxWait) {
    for (; ; ) {
      long then = word.get();
      long into = now - period(then) * periodNanos;
      if (into >= 0 && into < periodNanos && (then & TAKEN_MASK) < permits) {
        // Most calls: what follows, without its divisions, which take longer than all else.
        if (word.compareAndSet(then, then + 1)) {
          return now;
        }
        continue;
      }
      // Another thread may have read the clock after us and written before.
      long period = Math.max(now / periodNanos, period(then));
      long taken = taken(then, period);
      long time = Math.max(now, (period + taken / permits) * periodNanos);
      if (time - now > maxWait || taken == TAKEN_MASK) {
        return Math.min(now - time, -1);
      }
      if (word.compareAndSet(then, period << TAKEN_BITS | taken + 1)) {
        return time;
      }
    }
  }

  /** How many of those taken are of this period or later ones. */
  private long taken(long word, long period) {
    long taken = word & TAKEN_MASK;
    long periods = period - period(word);
    return periods > taken / permits ? 0 : taken - periods * permits;
  }

  private static long period(long word) {
    return word >>> TAKEN_BITS;
  }

  /** Only of the last period that anybody has a time in: the others are closed behind it. */
  @Override
  boolean cancel(long time) {
    for (; ; ) {
      long then = word.get();
      long taken = then & TAKEN_MASK;
      if (taken == 0 || time / periodNanos != period(then) + (taken - 1) / permits) {
        return false;
      }
      if (word.compareAndSet(then, then - 1)) {
        return true;
      }
    }
  }
}
