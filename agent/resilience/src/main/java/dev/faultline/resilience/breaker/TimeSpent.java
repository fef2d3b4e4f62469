package dev.faultline.resilience.breaker;

/** For how long a circuit breaker has been closed, open and half-open in all. Immutable. */
public final class TimeSpent {

  static final TimeSpent NONE = new TimeSpent(0, 0, 0);

  private final long closedNanos;
  private final long openNanos;
  private final long halfOpenNanos;

  private TimeSpent(long closedNanos, long openNanos, long halfOpenNanos) {
    this.closedNanos = closedNanos;
    this.openNanos = openNanos;
    this.halfOpenNanos = halfOpenNanos;
  }

  TimeSpent plus(BreakerMode mode, long nanos) {
    switch (mode) {
      case CLOSED:
      case FORCED_CLOSED:
        return new TimeSpent(closedNanos + nanos, openNanos, halfOpenNanos);
      case HALF_OPEN:
        return new TimeSpent(closedNanos, openNanos, halfOpenNanos + nanos);
      default:
        return new TimeSpent(closedNanos, openNanos + nanos, halfOpenNanos);
    }
  }

  /** Nanoseconds closed, by force or not. */
  public long closedNanos() {
    return closedNanos;
  }

  /** Nanoseconds open, by force or not. */
  public long openNanos() {
    return openNanos;
  }

  /** Nanoseconds half-open. */
  public long halfOpenNanos() {
    return halfOpenNanos;
  }
}
