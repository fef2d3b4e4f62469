package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.AdaptiveTimeout;
import dev.faultline.resilience.timeout.AdaptiveTimeoutConfiguration;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NothingGivenTest {

  private static Arguments refused(String message, ThrowingCallable given) {
    return Arguments.of(message, given);
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        refused(
            "retry.delay is null: give a RetryDelay; RetryDelay.NONE for none",
            () -> RetryPolicy.builder().delay(null)),
        refused("retry.retry-on is null: give a F", () -> RetryPolicy.builder().failures(null)),
        refused(
            "circuit-breaker.fail-on is null: give a FailureFilter",
            () ->
                GuardConfiguration.named("g")
                    .circuitBreaker(
                        new CircuitBreaker(
                            "b", CircuitBreakerConfiguration.builder().build(), Ticker.SYSTEM),
                        null)),
        refused("fallback is null: give a", () -> GuardConfiguration.named("g").fallback(null)),
        refused("refusals is null: leave", () -> GuardConfiguration.named("g").refusals(null)),
        refused("fallback is null: give one", () -> FallbackChain.of(null)),
        refused(
            "fallback.apply-on is null: give a FailureFilter",
            () -> FallbackChain.NONE.then(null, (invocation, failure) -> "")),
        refused(
            "rate-limiter.ticker is null: give one, such as Ticker.SYSTEM",
            () -> new RateLimiter("r", RateLimiterConfiguration.builder().build(), null)),
        refused(
            "rate-limiter.configuration is null: give one",
            () -> new RateLimiter("r", null, Ticker.SYSTEM)),
        refused(
            "circuit-breaker.ticker is null: give one",
            () -> new CircuitBreaker("b", CircuitBreakerConfiguration.builder().build(), null)),
        refused(
            "retry-budget.ticker is null: give one",
            () -> new RetryBudget("b", RetryBudgetConfiguration.builder().build(), null)),
        refused(
            "timeout.ticker is null: give one",
            () ->
                new AdaptiveTimeout(
                    AdaptiveTimeoutConfiguration.builder(Duration.ofSeconds(1)).build(), null)));
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void isRefusedAtOnce(String message, ThrowingCallable given) {
    assertThatThrownBy(given)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }
}
