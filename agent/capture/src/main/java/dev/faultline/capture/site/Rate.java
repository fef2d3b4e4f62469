package dev.faultline.capture.site;

import java.util.concurrent.TimeUnit;

/** A burst and a steady rate. Immutable. */
public final class Rate {

  private final int burst;
  private final long intervalNanos;
  private final long toleranceNanos;

  private Rate(int burst, long intervalNanos, long toleranceNanos) {
    this.burst = burst;
    this.intervalNanos = intervalNanos;
    this.toleranceNanos = toleranceNanos;
  }

  /**
   * @param burst how many may come at once, 1 or more
   * @param perSecond how many per second after that, above 0
   */
  public static Rate of(int burst, double perSecond) {
    if (burst < 1 || !(perSecond > 0)) {
      throw new IllegalArgumentException(
          "a rate needs a burst of 1 or more and more than 0 per second, not "
              + burst
              + " and "
              + perSecond);
    }
    long interval = Math.max(1, (long) (TimeUnit.SECONDS.toNanos(1) / perSecond));
    // A whole burst is back within 146 years, so that sums of times do not run over.
    interval = Math.min(interval, Long.MAX_VALUE / 2 / burst);
    return new Rate(burst, interval, interval * (burst - 1));
  }

  /** How many may come at once, 1 or more. */
  public int burst() {
    return burst;
  }

  long intervalNanos() {
    return intervalNanos;
  }

  long toleranceNanos() {
    return toleranceNanos;
  }
}
