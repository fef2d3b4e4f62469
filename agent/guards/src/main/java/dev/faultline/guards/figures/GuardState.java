package dev.faultline.guards.figures;

import dev.faultline.resilience.breaker.CircuitBreaker;

/** One guard of one deployment, with what of it has a state to be seen. Immutable. */
public final class GuardState {

  private final String declared;
  private final String method;
  private final GuardFigures figures;
  private final CircuitBreaker breaker;
  private final BulkheadState bulkhead;

  /**
   * @param declared the name that was declared, which guards of overloads share
   * @param method tells the guarded method from all others: class, name and descriptor
   * @param breaker null for none
   * @param bulkhead null for none
   */
  public GuardState(
      String declared,
      String method,
      GuardFigures figures,
      CircuitBreaker breaker,
      BulkheadState bulkhead) {
    this.declared = declared;
    this.method = method;
    this.figures = figures;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
  }

  /** The guarded method, with class and descriptor. */
  public String method() {
    return method;
  }

  /** What guards of its name have done, in all deployments. */
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
