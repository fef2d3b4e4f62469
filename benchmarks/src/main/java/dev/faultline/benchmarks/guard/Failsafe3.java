package dev.faultline.benchmarks.guard;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Fallback;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;

/** Failsafe, by an executor that was made once. */
final class Failsafe3 {
  private Failsafe3() {}

  static Call call(Shop shop, Policies policies) {
    FailsafeExecutor<Long> executor = executor(policies);
    return (isbn, copies) -> executor.get(() -> shop.price(isbn, copies));
  }

  /** On a thread of its own: on the caller's, it gives null in place of the stage's result. */
  static StageCall stageCall(Shop shop, Policies policies) {
    FailsafeExecutor<Long> executor = executor(policies);
    return (isbn, copies) -> executor.getStageAsync(() -> shop.stage(isbn, copies));
  }

  private static FailsafeExecutor<Long> executor(Policies policies) {
    RetryPolicy<Long> retry =
        RetryPolicy.<Long>builder().withMaxAttempts(Policies.ATTEMPTS).build();
    CircuitBreaker<Long> breaker =
        CircuitBreaker.<Long>builder()
            .withFailureThreshold(Policies.FAILURES, Policies.WINDOW)
            .withDelay(Policies.OPEN)
            .build();
    switch (policies) {
      case RETRY:
        return Failsafe.with(retry);
      case BREAKER:
        return Failsafe.with(breaker);
      case BOTH:
        return Failsafe.with(retry, breaker);
      default:
        return Failsafe.with(Fallback.of(Policies.OUT_OF_SERVICE))
            .compose(retry)
            .compose(breaker)
            .compose(RateLimiter.<Long>burstyBuilder(policies.permits(), policies.period()).build())
            .compose(Bulkhead.<Long>builder(Policies.PLACES).build());
    }
  }
}
