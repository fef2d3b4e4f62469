package dev.faultline.benchmarks.guard;

import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.RetryDelay;
import dev.faultline.resilience.time.Ticker;

/**
 * Our guard as a library, without an agent: the call has the guard in its own body, as a woven
 * method has it, and nobody listens.
 */
final class FaultlineLibrary implements Call {
  private final Shop shop;
  private final Guard guard;

  private FaultlineLibrary(Shop shop, Guard guard) {
    this.shop = shop;
    this.guard = guard;
  }

  static Call call(Shop shop, Policies policies) {
    GuardConfiguration.Builder configuration = GuardConfiguration.named("shop");
    if (policies.haveRetry()) {
      configuration.retry(
          RetryPolicy.builder().maxAttempts(Policies.ATTEMPTS).delay(RetryDelay.NONE).build());
    }
    if (policies.haveBreaker()) {
      configuration.circuitBreaker(
          new CircuitBreaker(
              "shop",
              CircuitBreakerConfiguration.builder()
                  .windowCalls(Policies.WINDOW)
                  .minimumCalls(Policies.WINDOW)
                  .delay(Policies.OPEN)
                  .build(),
              Ticker.SYSTEM));
    }
    return new FaultlineLibrary(
        shop, new Guard(configuration.build(), GuardEnvironment.create(), null));
  }

  @Override
  public long price(String isbn, int copies) throws Exception {
    try {
      return guarded(isbn, copies);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private long guarded(String isbn, int copies) throws Throwable {
    Object admission = guard.enter(null);
    for (; ; ) {
      if (Guard.isPending(admission)) {
        admission = guard.resume(admission, Invocation.of(this, isbn, copies));
        if (Guard.isDone(admission)) {
          return (Long) Guard.result(admission);
        }
      }
      long started = guard.clock();
      long result;
      try {
        result = shop.price(isbn, copies);
      } catch (Throwable thrown) {
        admission = guard.threw(admission, started, thrown);
        continue;
      }
      if (guard.returned(admission, started)) {
        return result;
      }
      admission = guard.inspect(admission, started, result, Invocation.of(this, isbn, copies));
      if (admission == null) {
        return result;
      }
    }
  }
}
