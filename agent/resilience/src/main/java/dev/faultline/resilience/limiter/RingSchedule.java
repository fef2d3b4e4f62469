package dev.faultline.resilience.limiter;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Times of which each is late enough after the one so many before it as there are permits, and
 * after the one just before it.
 *
 * <p>A ring of the last times, and the number of the next. A time is taken in two steps that any
 * thread can complete: it goes into its place, marked with whether its lap is even or odd, and then
 * the number moves on.
 */
final class RingSchedule extends Schedule {

  private final long periodNanos;
  private final long spacingNanos;
  private final boolean fixed;
  private final AtomicLongArray times;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param spacingNanos between one time and the next, not more than the period
   * @param fixed whether periods follow one another; else each time begins one
   */
  RingSchedule(int permits, long periodNanos, long spacingNanos, boolean fixed) {
    this.periodNanos = periodNanos;
    this.spacingNanos = spacingNanos;
    this.fixed = fixed;
    times = new AtomicLongArray(permits);
    for (int i = 0; i < permits; i++) {
      // Long enough ago, in a lap before the first.
      times.set(i, -periodNanos << 1);
    }
  }

  @Override
  long reserve(long now, long maxWait) {
    int size = times.length();
    for (; ; ) {
      long number = next.get();
      int place = (int) (number % size);
      long lap = number / size + 1 & 1;
      long there = times.get(place);
      long last = times.get(place == 0 ? size - 1 : place - 1);
      if (next.get() != number) {
        // What is there may be of any later lap.
        continue;
      }
      if ((there & 1) == lap) {
        next.compareAndSet(number, number + 1);
        continue;
      }
      long time = Math.max(Math.max(now, after(there >> 1)), (last >> 1) + spacingNanos);
      if (time - now > maxWait) {
        return now - time;
      }
      if (times.compareAndSet(place, there, time << 1 | lap)) {
        next.compareAndSet(number, number + 1);
        return time;
      }
    }
  }

  /** The earliest time that does not count together with this one. */
  private long after(long time) {
    return fixed ? (Math.floorDiv(time, periodNanos) + 1) * periodNanos : time + periodNanos;
  }

  /** Times that follow were reckoned from this one. */
  @Override
  boolean cancel(long time) {
    return false;
  }
}
