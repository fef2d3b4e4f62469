package dev.faultline.benchmarks.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.function.Supplier;

/** Resilience4j, by the decorators of its policies. */
final class Resilience4j {
  private Resilience4j() {}

  static Call call(Shop shop, Policies policies) {
    Retry retry =
        Retry.of(
            "shop",
            RetryConfig.custom()
                .maxAttempts(Policies.ATTEMPTS)
                .intervalFunction(attempt -> 0L)
                .build());
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "shop",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(Policies.WINDOW)
                .minimumNumberOfCalls(Policies.WINDOW)
                .waitDurationInOpenState(Policies.OPEN)
                .build());
    switch (policies) {
      case RETRY:
        return (isbn, copies) -> retry.executeSupplier(() -> shop.price(isbn, copies));
      case BREAKER:
        return (isbn, copies) -> breaker.executeSupplier(() -> shop.price(isbn, copies));
      default:
        return (isbn, copies) -> {
          Supplier<Long> attempt =
              CircuitBreaker.decorateSupplier(breaker, () -> shop.price(isbn, copies));
          return retry.executeSupplier(attempt);
        };
    }
  }
}
