package dev.faultline.guards.figures;

import dev.faultline.resilience.breaker.CircuitBreaker;

/** One guard of one deployment, with what of it has a state to be seen. Immutable. */
public final class GuardState {

  private final String declared;
  private final GuardFigures figures;
  private final CircuitBreaker breaker;
  private final BulkheadState bulkhead;

  /**
   * @param declared the name that was declared, which guards of overloads share
   * @param breaker null for none
   * @param bulkhead null for none
   */
  public GuardState(
      String declared, GuardFigures figures, CircuitBreaker breaker, BulkheadState bulkhead) {
    this.declared = declared;
    this.figures = figures;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
  }

  /** What guards of its name have done. */
  public GuardFigures figures() {
    return figures;
  }

  /** Whether that is its name, the one that was declared, or that of its circuit breaker. */
  public boolean isCalled(String name) {
    return figures.name().equals(name)
        || declared.equals(name)
        || breaker != null && breaker.name().equals(name);
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
