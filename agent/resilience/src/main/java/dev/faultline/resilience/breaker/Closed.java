package dev.faultline.resilience.breaker;

/** Lets calls through, and is itself what they are admitted by: nothing is made for one. */
final class Closed extends State {

  final Window window;

  /** What opens it: nothing when it was closed by force. */
  final TripRule rule;

  /** What makes a call slow, whether that opens it or not. */
  private final long slowNanos;

  Closed(
      CircuitBreakerConfiguration configuration,
      BreakerMode mode,
      long number,
      long since,
      TimeSpent spentBefore,
      Window window) {
    super(configuration, mode, number, since, spentBefore);
    this.window = window;
    slowNanos = configuration.tripRule().slowNanos();
    rule = mode == BreakerMode.CLOSED ? configuration.tripRule() : TripRule.NEVER;
  }

  boolean isSlow(long durationNanos) {
    return durationNanos > slowNanos;
  }

  @Override
  State with(CircuitBreakerConfiguration other, StateFactory states) {
    return new Closed(
        other,
        mode,
        number,
        since,
        spentBefore,
        window.suits(other) ? window : states.window(other));
  }

  @Override
  WindowFigures window() {
    return window.figures();
  }
}
