package dev.faultline.resilience.registry;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.time.Ticker;

/**
 * The circuit breakers, rate limiters, bulkheads and retry budgets that guards share by name, for
 * one application. Thread-safe.
 */
public final class PolicyRegistry {

  private final Shared<CircuitBreaker, CircuitBreakerConfiguration> breakers;
  private final Shared<RateLimiter, RateLimiterConfiguration> limiters;
  private final Shared<SemaphoreBulkhead, SemaphoreBulkheadConfiguration> bulkheads;
  private final Shared<RetryBudget, RetryBudgetConfiguration> budgets;

  /** An empty registry. */
  public PolicyRegistry(final Ticker ticker) {
    breakers =
        new Shared<CircuitBreaker, CircuitBreakerConfiguration>("circuit-breaker") {
          @Override
          CircuitBreaker make(String name, CircuitBreakerConfiguration configuration) {
            return new CircuitBreaker(name, configuration, ticker);
          }
        };
    limiters =
        new Shared<RateLimiter, RateLimiterConfiguration>("rate-limiter") {
          @Override
          RateLimiter make(String name, RateLimiterConfiguration configuration) {
            return new RateLimiter(name, configuration, ticker);
          }
        };
    bulkheads =
        new Shared<SemaphoreBulkhead, SemaphoreBulkheadConfiguration>("bulkhead") {
          @Override
          SemaphoreBulkhead make(String name, SemaphoreBulkheadConfiguration configuration) {
            return new SemaphoreBulkhead(name, configuration, ticker);
          }
        };
    budgets =
        new Shared<RetryBudget, RetryBudgetConfiguration>("retry-budget") {
          @Override
          RetryBudget make(String name, RetryBudgetConfiguration configuration) {
            return new RetryBudget(name, configuration, ticker);
          }
        };
  }

  /** The circuit breakers. */
  public Shared<CircuitBreaker, CircuitBreakerConfiguration> breakers() {
    return breakers;
  }

  /** The rate limiters. */
  public Shared<RateLimiter, RateLimiterConfiguration> limiters() {
    return limiters;
  }

  /** The bulkheads that have no threads of their own. */
  public Shared<SemaphoreBulkhead, SemaphoreBulkheadConfiguration> bulkheads() {
    return bulkheads;
  }

  /** The retry budgets. */
  public Shared<RetryBudget, RetryBudgetConfiguration> budgets() {
    return budgets;
  }

  /**
   * Opens a circuit breaker until it is reset or closed.
   *
   * @return false when there is none of that name
   */
  public boolean open(String breaker) {
    CircuitBreaker found = breakers.find(breaker);
    if (found != null) {
      found.forceOpen();
    }
    return found != null;
  }

  /**
   * Closes a circuit breaker, however calls end, until it is reset or opened.
   *
   * @return false when there is none of that name
   */
  public boolean close(String breaker) {
    CircuitBreaker found = breakers.find(breaker);
    if (found != null) {
      found.forceClosed();
    }
    return found != null;
  }

  /**
   * Closes a circuit breaker, lets it go by itself again, and has it forget what was.
   *
   * @return false when there is none of that name
   */
  public boolean reset(String breaker) {
    CircuitBreaker found = breakers.find(breaker);
    if (found != null) {
      found.reset();
    }
    return found != null;
  }
}
