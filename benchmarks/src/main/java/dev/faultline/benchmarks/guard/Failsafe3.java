package dev.faultline.benchmarks.guard;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;

/** Failsafe, by an executor that was made once. */
final class Failsafe3 {
  private Failsafe3() {}

  static Call call(Shop shop, Policies policies) {
    RetryPolicy<Long> retry =
        RetryPolicy.<Long>builder().withMaxAttempts(Policies.ATTEMPTS).build();
    CircuitBreaker<Long> breaker =
        CircuitBreaker.<Long>builder()
            .withFailureThreshold(Policies.WINDOW / 2, Policies.WINDOW)
            .withDelay(Policies.OPEN)
            .build();
    FailsafeExecutor<Long> executor;
    switch (policies) {
      case RETRY:
        executor = Failsafe.with(retry);
        break;
      case BREAKER:
        executor = Failsafe.with(breaker);
        break;
      default:
        executor = Failsafe.with(retry, breaker);
    }
    return (isbn, copies) -> executor.get(() -> shop.price(isbn, copies));
  }
}
