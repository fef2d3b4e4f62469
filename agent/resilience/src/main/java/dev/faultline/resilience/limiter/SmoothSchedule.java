package dev.faultline.resilience.limiter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Times at an even distance, with a tolerance for bursts: the generic cell rate algorithm, whose
 * whole state is the time at which the next call would be due if all came evenly.
 */
final class SmoothSchedule extends Schedule {

  private final long interval;
  private final long tolerance;
  private final AtomicLong due;

  /**
   * @param interval nanoseconds between calls
   * @param burst how many can come at once after a pause
   */
  SmoothSchedule(long interval, int burst, long due) {
    this.interval = interval;
    tolerance = interval * (burst - 1);
    this.due = new AtomicLong(due);
  }

  @Override
  long reserve(long now, long maxWait) {
    for (; ; ) {
      long next = due.get();
      long time = Math.max(now, next - tolerance);
      if (time - now > maxWait) {
        return now - time;
      }
      if (due.compareAndSet(next, Math.max(now, next) + interval)) {
        return time;
      }
    }
  }

  /**
   * Only the last time, and only one that was waited for: for others, what was due is forgotten.
   */
  @Override
  boolean cancel(long time) {
    long after = time + tolerance + interval;
    return due.compareAndSet(after, after - interval);
  }

  long due() {
    return due.get();
  }
}
