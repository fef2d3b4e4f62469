package dev.faultline.guards;

import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.refusal.Refusals;
import dev.faultline.resilience.time.Ticker;

/** Makes guards that let no call through, and say what is wrong with how they are declared. */
final class FailingGuard {

  private FailingGuard() {}

  /**
   * A guard whose calls fail with an {@link IllegalStateException}.
   *
   * @param problem what is wrong
   */
  static Guard of(String name, final String problem, GuardEnvironment environment) {
    CircuitBreaker closedForGood =
        new CircuitBreaker(name, CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);
    closedForGood.forceOpen();
    return new Guard(
        GuardConfiguration.named(name)
            .circuitBreaker(closedForGood)
            .refusals(new Problem("the guard of " + name + " is declared wrongly: " + problem))
            .build(),
        environment,
        null);
  }

  /** The one refusal there is, whatever the reason. */
  private static final class Problem implements Refusals {

    private final String message;

    Problem(String message) {
      this.message = message;
    }

    private Throwable make() {
      return new IllegalStateException(message);
    }

    @Override
    public Throwable circuitOpen(String guard, String breaker) {
      return make();
    }

    @Override
    public Throwable rateLimited(String guard, long waitNanos) {
      return make();
    }

    @Override
    public Throwable bulkheadFull(String guard, int limit) {
      return make();
    }

    @Override
    public Throwable timedOut(String guard, long limitNanos) {
      return make();
    }

    @Override
    public Throwable resultRejected(String guard, Object result) {
      return make();
    }
  }
}
