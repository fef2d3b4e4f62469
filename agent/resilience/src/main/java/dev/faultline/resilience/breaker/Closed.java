package dev.faultline.resilience.breaker;

/** Lets calls through, and is itself what they are admitted by: nothing is made for one. */
final class Closed extends State {

  final Window window;

  /** What opens it: nothing when it was closed by force. */
  final TripRule rule;

  Closed(
      CircuitBreakerConfiguration configuration,
      BreakerMode mode,
      long number,
      long since,
      TimeSpent spentBefore,
      Window window) {
    super(configuration, mode, number, since, spentBefore);
    this.window = window;
    rule = mode == BreakerMode.CLOSED ? configuration.tripRule() : TripRule.NEVER;
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
