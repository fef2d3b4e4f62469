package dev.faultline.resilience.breaker;

/** Refuses calls, by force or until the delay is over. */
final class Open extends State {

  Open(
      CircuitBreakerConfiguration configuration,
      BreakerMode mode,
      long number,
      long since,
      TimeSpent spentBefore) {
    super(configuration, mode, number, since, spentBefore);
  }

  /** Nanoseconds until a probe may be let through, zero or less when that is so already. */
  long remaining(long now) {
    return mode == BreakerMode.OPEN ? configuration.delayNanos() - (now - since) : Long.MAX_VALUE;
  }

  @Override
  State with(CircuitBreakerConfiguration other, StateFactory states) {
    return new Open(other, mode, number, since, spentBefore);
  }
}
