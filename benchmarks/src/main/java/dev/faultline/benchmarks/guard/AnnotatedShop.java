package dev.faultline.benchmarks.guard;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Retry;

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
      default:
        return shop::retriedAndBroken;
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
