package dev.faultline.capture.site;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * Lets a burst through, then a steady rate: a token bucket kept as one number, the instant at which
 * the bucket would be full again (the generic cell rate algorithm, ITU-T I.371). Thread-safe and
 * lock-free; one compare-and-set per pass.
 */
public final class RateGate {

  private static final long NEVER_USED = Long.MIN_VALUE;

  private static final AtomicLongFieldUpdater<RateGate> FULL_AT =
      AtomicLongFieldUpdater.newUpdater(RateGate.class, "fullAt");

  /** In the object itself: one line of the cache less at each exception. */
  private volatile long fullAt = NEVER_USED;

  /**
   * Whether there surely is no pass; takes none.
   *
   * @param latestNanos a time by {@link System#nanoTime()} that is not before the present
   */
  public boolean isClosed(Rate rate, long latestNanos) {
    long fullAtNanos = fullAt;
    long backlog = fullAtNanos - latestNanos;
    return fullAtNanos != NEVER_USED
        && backlog > rate.toleranceNanos()
        && backlog <= rate.toleranceNanos() + rate.intervalNanos();
  }

  /**
   * Takes one pass if there is one.
   *
   * @param nowNanos {@link System#nanoTime()}
   */
  public boolean tryPass(Rate rate, long nowNanos) {
    while (true) {
      long previous = fullAt;
      // Differences, not comparisons: nanoTime may wrap.
      long backlog = previous == NEVER_USED ? 0 : Math.max(0, previous - nowNanos);
      if (backlog > rate.toleranceNanos() + rate.intervalNanos()) {
        // More than this rate ever leaves behind: it was another one, which holds no longer.
        backlog = rate.toleranceNanos();
      }
      if (backlog > rate.toleranceNanos()) {
        return false;
      }
      if (FULL_AT.compareAndSet(this, previous, nowNanos + backlog + rate.intervalNanos())) {
        return true;
      }
    }
  }
}
