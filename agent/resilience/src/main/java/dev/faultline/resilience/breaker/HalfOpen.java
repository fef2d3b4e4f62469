package dev.faultline.resilience.breaker;

/** Lets a few calls through as probes. */
final class HalfOpen extends State {

  final Probation probation;

  HalfOpen(
      CircuitBreakerConfiguration configuration,
      long number,
      long since,
      TimeSpent spentBefore,
      Probation probation) {
    super(configuration, BreakerMode.HALF_OPEN, number, since, spentBefore);
    this.probation = probation;
  }

  @Override
  State with(CircuitBreakerConfiguration other, StateFactory states) {
    return new HalfOpen(
        other,
        number,
        since,
        spentBefore,
        other.probes() == configuration.probes() ? probation : new Probation(other.probes()));
  }
}
