package dev.faultline.resilience.breaker;

/** How the most recent calls ended. Thread-safe and lock-free. */
abstract class Window {

  /**
   * Adds a call.
   *
   * @param rule what is too much
   * @return whether the window now reaches the rule, or has before and nobody has acted on it; in
   *     the latter case the call may not be added
   */
  abstract boolean add(boolean failed, boolean slow, TripRule rule);

  /** The numbers of this moment. */
  abstract WindowFigures figures();

  /** Whether it is what a breaker of this configuration would make. */
  abstract boolean suits(CircuitBreakerConfiguration configuration);
}
