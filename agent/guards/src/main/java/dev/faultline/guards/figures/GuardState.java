package dev.faultline.guards.figures;

import dev.faultline.resilience.breaker.CircuitBreaker;

/** One guard of one deployment, with what of it has a state to be seen. Immutable. */
public final class GuardState {

  private final GuardFigures figures;
  private final CircuitBreaker breaker;
  private final BulkheadState bulkhead;

  /**
   * @param breaker null for none
   * @param bulkhead null for none
   */
  public GuardState(GuardFigures figures, CircuitBreaker breaker, BulkheadState bulkhead) {
    this.figures = figures;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
  }

  /** What guards of its name have done. */
  public GuardFigures figures() {
    return figures;
  }

  /** Null when it has none. */
  public CircuitBreaker breaker() {
    return breaker;
  }

  /** Null when it has none. */
  public BulkheadState bulkhead() {
    return bulkhead;
  }
}
