package dev.faultline.resilience.breaker;

/** When a window of recent calls opens the breaker. Immutable. */
final class TripRule {

  /** Opens for nothing. */
  static final TripRule NEVER = new TripRule(Integer.MAX_VALUE, 1, 1, Long.MAX_VALUE);

  /** A share that is not reached: that of a rate that is not looked at. */
  private static final double OFF = Double.POSITIVE_INFINITY;

  private final long minimumCalls;
  private final double failureRate;
  private final double slowRate;
  private final long slowNanos;
  private final long fewestFailed;
  private final long fewestSlow;

  /**
   * @param minimumCalls with fewer calls the rule says nothing
   * @param failureRate the share of failed calls that is too many, from 0 to 1
   * @param slowRate the share of slow calls that is too many
   * @param slowNanos longer calls are slow; {@link Long#MAX_VALUE}: there are no slow calls
   */
  TripRule(int minimumCalls, double failureRate, double slowRate, long slowNanos) {
    this.minimumCalls = minimumCalls;
    this.failureRate = failureRate;
    this.slowRate = slowNanos == Long.MAX_VALUE ? OFF : slowRate;
    this.slowNanos = slowNanos;
    fewestFailed = fewest(this.failureRate);
    fewestSlow = fewest(this.slowRate);
  }

  /** Longer calls are slow. */
  long slowNanos() {
    return slowNanos;
  }

  boolean isSlow(long durationNanos) {
    return durationNanos > slowNanos;
  }

  /** Whether so many calls are too many; one comparison or two as long as few fail. */
  boolean trips(long calls, long failed, long slow) {
    return (failed >= fewestFailed || slow >= fewestSlow)
        && calls >= minimumCalls
        && (reaches(failed, calls, failureRate) || reaches(slow, calls, slowRate));
  }

  /** The smallest number that can be too many, which is that of the fewest calls. */
  private long fewest(double rate) {
    if (rate == OFF) {
      return Long.MAX_VALUE;
    }
    long count = (long) Math.floor(rate * minimumCalls);
    while (count > 0 && reaches(count - 1, minimumCalls, rate)) {
      count--;
    }
    while (!reaches(count, minimumCalls, rate)) {
      count++;
    }
    return count;
  }

  /**
   * By division: 7 of 100 reaches 0.07, whereas 0.07 * 100 is more than 7. None is never too many,
   * so that a rate of 0 is that of the first.
   */
  private static boolean reaches(long some, long calls, double rate) {
    return some > 0 && (double) some / calls >= rate;
  }
}
