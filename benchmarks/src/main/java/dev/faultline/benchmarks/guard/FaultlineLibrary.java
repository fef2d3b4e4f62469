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
import java.time.Duration;

/** Our guard as a library, without an agent, as anybody calls it: nobody listens. */
final class FaultlineLibrary {
  private FaultlineLibrary() {}

  static Call call(Shop shop, Policies policies) {
    Guard guard = new Guard(configuration(policies), GuardEnvironment.create(), null);
    return (isbn, copies) ->
        guard.call(() -> shop.price(isbn, copies), Invocation.of(shop, isbn, copies));
  }

  private static GuardConfiguration configuration(Policies policies) {
    GuardConfiguration.Builder configuration = GuardConfiguration.named("shop");
    if (policies.haveRetry()) {
      configuration.retry(
          RetryPolicy.builder().maxAttempts(Policies.ATTEMPTS).delay(RetryDelay.NONE).build());
    }
    if (policies.haveBreaker()) {
      configuration.circuitBreaker(new CircuitBreaker("shop", breaker(policies), Ticker.SYSTEM));
    }
    return configuration.build();
  }

  private static CircuitBreakerConfiguration breaker(Policies policies) {
    CircuitBreakerConfiguration.Builder breaker =
        CircuitBreakerConfiguration.builder()
            .windowCalls(Policies.WINDOW)
            .minimumCalls(Policies.WINDOW)
            .delay(Policies.OPEN);
    if (policies.haveSlowCalls()) {
      breaker.slowCallDuration(Duration.ofMillis(Policies.SLOW_MILLIS));
    }
    return breaker.build();
  }
}
