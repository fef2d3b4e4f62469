package dev.faultline.benchmarks.guard;

import dev.faultline.annotation.Bulkhead;
import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.RateLimit;
import dev.faultline.annotation.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Methods with the agent's annotations. Breakers belong to the class, so there is one of them for
 * each of two shops: the one that proves, and the one that is timed.
 */
abstract class AnnotatedShop {
  private final Shop shop;

  AnnotatedShop(Shop shop) {
    this.shop = shop;
  }

  static Call call(Shop shop, Policies policies) {
    return call(new Timed(shop), policies);
  }

  /** As {@link #call}, with guards that are not those of the calls that are timed. */
  static Call callOfOther(Shop shop, Policies policies) {
    return call(new Proving(shop), policies);
  }

  private static Call call(AnnotatedShop shop, Policies policies) {
    switch (policies) {
      case RETRY:
        return shop::retried;
      case BREAKER:
        return shop::broken;
      case BOTH:
        return shop::retriedAndBroken;
      case BOTH_WITH_SLOW_CALLS:
        return shop::retriedAndBrokenBySlowCalls;
      case ALL:
        return shop::guardedByAll;
      default:
        return shop::guardedByAllButFew;
    }
  }

  static StageCall stageCall(Shop shop, Policies policies) {
    return stageCall(new Timed(shop), policies);
  }

  /** As {@link #stageCall}, with guards that are not those of the calls that are timed. */
  static StageCall stageCallOfOther(Shop shop, Policies policies) {
    return stageCall(new Proving(shop), policies);
  }

  private static StageCall stageCall(AnnotatedShop shop, Policies policies) {
    switch (policies) {
      case RETRY:
        return shop::retriedStage;
      case BREAKER:
        return shop::brokenStage;
      case BOTH:
        return shop::retriedAndBrokenStage;
      case BOTH_WITH_SLOW_CALLS:
        return shop::stageRetriedAndBrokenBySlowCalls;
      case ALL:
        return shop::stageGuardedByAll;
      default:
        return shop::stageGuardedByAllButFew;
    }
  }

  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  long retried(String isbn, int copies) {
    return shop.price(isbn, copies);
  }

  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  long broken(String isbn, int copies) {
    return shop.price(isbn, copies);
  }

  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  long retriedAndBroken(String isbn, int copies) {
    return shop.price(isbn, copies);
  }

  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(
      windowCalls = Policies.WINDOW,
      minimumCalls = Policies.WINDOW,
      slowCallDuration = Policies.SLOW_MILLIS + "ms",
      delay = "1h")
  long retriedAndBrokenBySlowCalls(String isbn, int copies) {
    return shop.price(isbn, copies);
  }

  @Fallback(value = "" + Policies.OUT_OF_SERVICE)
  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  @RateLimit(permits = 1_000_000, period = "10ms")
  @Bulkhead(maxConcurrent = Policies.PLACES)
  long guardedByAll(String isbn, int copies) {
    return shop.price(isbn, copies);
  }

  @Fallback(value = "" + Policies.OUT_OF_SERVICE)
  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  @RateLimit(permits = 5, period = "1h")
  @Bulkhead(maxConcurrent = Policies.PLACES)
  long guardedByAllButFew(String isbn, int copies) {
    return shop.price(isbn, copies);
  }

  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  CompletionStage<Long> retriedStage(String isbn, int copies) {
    return shop.stage(isbn, copies);
  }

  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  CompletionStage<Long> brokenStage(String isbn, int copies) {
    return shop.stage(isbn, copies);
  }

  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  CompletionStage<Long> retriedAndBrokenStage(String isbn, int copies) {
    return shop.stage(isbn, copies);
  }

  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(
      windowCalls = Policies.WINDOW,
      minimumCalls = Policies.WINDOW,
      slowCallDuration = Policies.SLOW_MILLIS + "ms",
      delay = "1h")
  CompletionStage<Long> stageRetriedAndBrokenBySlowCalls(String isbn, int copies) {
    return shop.stage(isbn, copies);
  }

  @Fallback(method = "outOfService")
  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  @RateLimit(permits = 1_000_000, period = "10ms")
  @Bulkhead(maxConcurrent = Policies.PLACES)
  CompletionStage<Long> stageGuardedByAll(String isbn, int copies) {
    return shop.stage(isbn, copies);
  }

  @Fallback(method = "outOfService")
  @Retry(maxAttempts = Policies.ATTEMPTS, delay = "0s")
  @CircuitBreaker(windowCalls = Policies.WINDOW, minimumCalls = Policies.WINDOW, delay = "1h")
  @RateLimit(permits = 5, period = "1h")
  @Bulkhead(maxConcurrent = Policies.PLACES)
  CompletionStage<Long> stageGuardedByAllButFew(String isbn, int copies) {
    return shop.stage(isbn, copies);
  }

  /** Values of stages cannot be written into the annotation. */
  CompletionStage<Long> outOfService(String isbn, int copies) {
    return CompletableFuture.completedFuture(Policies.OUT_OF_SERVICE);
  }

  /** Guards belong to the receiver's class. */
  private static final class Timed extends AnnotatedShop {
    Timed(Shop shop) {
      super(shop);
    }
  }

  private static final class Proving extends AnnotatedShop {
    Proving(Shop shop) {
      super(shop);
    }
  }
}
