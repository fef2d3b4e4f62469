package dev.faultline.resilience.breaker;

/**
 * What a circuit breaker is at the moment, and how it came to be. Immutable, but for the counts
 * that calls leave in a window or a probation.
 */
abstract class State extends Admission {

  final CircuitBreakerConfiguration configuration;
  final BreakerMode mode;

  /** Which change of the mode led here, from 0. */
  final long number;

  /** When that was, by the breaker's clock. */
  final long since;

  /** For how long the breaker was closed, open and half-open before that, in nanoseconds. */
  final TimeSpent spentBefore;

  State(
      CircuitBreakerConfiguration configuration,
      BreakerMode mode,
      long number,
      long since,
      TimeSpent spentBefore) {
    this.configuration = configuration;
    this.mode = mode;
    this.number = number;
    this.since = since;
    this.spentBefore = spentBefore;
  }

  /** The same with other settings, as far as it means something under them. */
  abstract State with(CircuitBreakerConfiguration other, StateFactory states);

  WindowFigures window() {
    return WindowFigures.NONE;
  }

  TimeSpent spent(long now) {
    return spentBefore.plus(mode, now - since);
  }
}
