package dev.faultline.guards.policy;

import dev.faultline.guards.figures.GuardState;
import dev.faultline.guards.standard.ApplicationMetrics;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.registry.PolicyRegistry;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.AdaptiveTimeout;
import dev.faultline.resilience.timeout.AdaptiveTimeoutConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One application of those in a JVM, and the states that its guards share. Keeps none of its
 * classes. Thread-safe.
 */
public final class Deployment {

  private final SharedPolicies<CircuitBreaker, CircuitBreakerConfiguration> breakers;
  private final SharedPolicies<RateLimiter, RateLimiterConfiguration> limiters;
  private final SharedBulkheads bulkheads;
  private final SharedPolicies<RetryBudget, RetryBudgetConfiguration> budgets;
  private final GuardEnvironment environment;
  private final ApplicationMetrics metrics;

  /** Of guards, with the methods that have them. */
  private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();

  private final ConcurrentSkipListMap<String, GuardState> guards = new ConcurrentSkipListMap<>();

  private final ConcurrentHashMap<String, AdaptiveTimeout> timeouts = new ConcurrentHashMap<>();

  /**
   * An application without any guard.
   *
   * @param metrics of its own
   */
  public Deployment(GuardEnvironment environment, ApplicationMetrics metrics) {
    this.environment = environment;
    this.metrics = metrics;
    PolicyRegistry registry = new PolicyRegistry(Ticker.SYSTEM);
    breakers = new SharedPolicies<>(registry.breakers());
    limiters = new SharedPolicies<>(registry.limiters());
    bulkheads = new SharedBulkheads(environment, registry.bulkheads());
    budgets = new SharedPolicies<>(registry.budgets());
  }

  /** Time and threads. */
  public GuardEnvironment environment() {
    return environment;
  }

  /** The registries of its own, in which guards' figures appear too. */
  ApplicationMetrics metrics() {
    return metrics;
  }

  SharedPolicies<CircuitBreaker, CircuitBreakerConfiguration> breakers() {
    return breakers;
  }

  SharedPolicies<RateLimiter, RateLimiterConfiguration> limiters() {
    return limiters;
  }

  SharedBulkheads bulkheads() {
    return bulkheads;
  }

  SharedPolicies<RetryBudget, RetryBudgetConfiguration> budgets() {
    return budgets;
  }

  /** The guards that have been made, in the order of their names. */
  public List<GuardState> guards() {
    return new ArrayList<>(guards.values());
  }

  void add(GuardState guard) {
    guards.put(guard.figures().name(), guard);
  }

  /** Lists those of some methods no more, by {@link GuardState#method}. */
  public void forget(Set<String> methods) {
    for (GuardState one : guards.values()) {
      if (methods.contains(one.method())) {
        guards.remove(one.figures().name(), one);
      }
    }
  }

  /**
   * Gives a method's guard, and its own policies, their name: the same each time. Where methods of
   * two classes were given one, which no class tells, the first that asks keeps it, and that of the
   * second has its method with it.
   */
  String claimName(GuardedMethod method) {
    String identity = method.identity();
    String owner = names.putIfAbsent(method.guardName(), identity);
    return owner == null || owner.equals(identity)
        ? method.guardName()
        : method.guardName() + " of " + identity;
  }

  /** No call begins any more: threads end as soon as those under way have ended. */
  public void windDown() {
    bulkheads.windDown();
  }

  /** A method's own time, which is learned anew only when its settings are others. */
  AdaptiveTimeout timeout(String name, AdaptiveTimeoutConfiguration configuration) {
    for (; ; ) {
      AdaptiveTimeout there = timeouts.get(name);
      if (there != null && there.configuration().equals(configuration)) {
        return there;
      }
      AdaptiveTimeout made = new AdaptiveTimeout(configuration, Ticker.SYSTEM);
      if (there == null
          ? timeouts.putIfAbsent(name, made) == null
          : timeouts.replace(name, there, made)) {
        return made;
      }
    }
  }
}
