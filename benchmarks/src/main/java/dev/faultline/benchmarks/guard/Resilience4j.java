package dev.faultline.benchmarks.guard;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Resilience4j, by the decorators of its policies. */
final class Resilience4j {
  private Resilience4j() {}

  static Call call(Shop shop, Policies policies) {
    Retry retry = retry();
    CircuitBreaker breaker = breaker(policies);
    switch (policies) {
      case RETRY:
        return (isbn, copies) -> retry.executeSupplier(() -> shop.price(isbn, copies));
      case BREAKER:
        return (isbn, copies) -> breaker.executeSupplier(() -> shop.price(isbn, copies));
      case BOTH:
      case BOTH_WITH_SLOW_CALLS:
        return (isbn, copies) -> {
          Supplier<Long> attempt =
              CircuitBreaker.decorateSupplier(breaker, () -> shop.price(isbn, copies));
          return retry.executeSupplier(attempt);
        };
      default:
        return all(shop, policies, retry, breaker);
    }
  }

  private static Call all(Shop shop, Policies policies, Retry retry, CircuitBreaker breaker) {
    RateLimiter limiter = limiter(policies);
    Bulkhead bulkhead = bulkhead();
    return (isbn, copies) ->
        Decorators.ofSupplier(() -> shop.price(isbn, copies))
            .withBulkhead(bulkhead)
            .withRateLimiter(limiter)
            .withCircuitBreaker(breaker)
            .withRetry(retry)
            .withFallback(failure -> Policies.OUT_OF_SERVICE)
            .get();
  }

  static StageCall stageCall(Shop shop, Policies policies) {
    Retry retry = retry();
    CircuitBreaker breaker = breaker(policies);
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(DaemonThread::new);
    switch (policies) {
      case RETRY:
        return (isbn, copies) ->
            retry.executeCompletionStage(scheduler, () -> shop.stage(isbn, copies));
      case BREAKER:
        return (isbn, copies) -> breaker.executeCompletionStage(() -> shop.stage(isbn, copies));
      case BOTH:
      case BOTH_WITH_SLOW_CALLS:
        return (isbn, copies) -> {
          Supplier<CompletionStage<Long>> attempt =
              CircuitBreaker.decorateCompletionStage(breaker, () -> shop.stage(isbn, copies));
          return retry.executeCompletionStage(scheduler, attempt);
        };
      default:
        return allOfStages(shop, policies, retry, breaker, scheduler);
    }
  }

  private static StageCall allOfStages(
      Shop shop,
      Policies policies,
      Retry retry,
      CircuitBreaker breaker,
      ScheduledExecutorService scheduler) {
    RateLimiter limiter = limiter(policies);
    Bulkhead bulkhead = bulkhead();
    return (isbn, copies) ->
        Decorators.ofCompletionStage(() -> shop.stage(isbn, copies))
            .withBulkhead(bulkhead)
            .withRateLimiter(limiter)
            .withCircuitBreaker(breaker)
            .withRetry(retry, scheduler)
            .withFallback(failure -> Policies.OUT_OF_SERVICE)
            .get();
  }

  private static RateLimiter limiter(Policies policies) {
    return RateLimiter.of(
        "shop",
        RateLimiterConfig.custom()
            .limitForPeriod(policies.permits())
            .limitRefreshPeriod(policies.period())
            .timeoutDuration(Duration.ZERO)
            .build());
  }

  private static Bulkhead bulkhead() {
    return Bulkhead.of(
        "shop",
        BulkheadConfig.custom()
            .maxConcurrentCalls(Policies.PLACES)
            .maxWaitDuration(Duration.ZERO)
            .build());
  }

  private static Retry retry() {
    return Retry.of(
        "shop",
        RetryConfig.custom()
            .maxAttempts(Policies.ATTEMPTS)
            .intervalFunction(attempt -> 0L)
            .build());
  }

  private static CircuitBreaker breaker(Policies policies) {
    CircuitBreakerConfig.Builder config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(Policies.WINDOW)
            .minimumNumberOfCalls(Policies.WINDOW)
            .waitDurationInOpenState(Policies.OPEN);
    if (policies.haveSlowCalls()) {
      config.slowCallDurationThreshold(Duration.ofMillis(Policies.SLOW_MILLIS));
    }
    return CircuitBreaker.of("shop", config.build());
  }

  /** Does not keep the JVM. */
  private static final class DaemonThread extends Thread {
    DaemonThread(Runnable work) {
      super(work, "resilience4j-scheduler");
      setDaemon(true);
    }
  }
}
