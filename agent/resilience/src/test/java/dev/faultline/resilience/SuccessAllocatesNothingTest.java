package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.AdaptiveTimeout;
import dev.faultline.resilience.timeout.AdaptiveTimeoutConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counted by the JVM for this thread, with no optimization that could hide an allocation. */
class SuccessAllocatesNothingTest {

  private static final int CALLS = 10_000;

  /** Less than a byte per call: the measuring itself may allocate a little, once. */
  private static void allocatesNothing(Runnable call) {
    assertThat(AllocatedBytes.of(CALLS, call)).isLessThan(CALLS);
  }

  @Test
  void wouldSeeWhatIsAllocated() {
    Object[] kept = new Object[1];

    assertThat(AllocatedBytes.of(CALLS, () -> kept[0] = new Object()))
        .isGreaterThanOrEqualTo(CALLS * 16);
  }

  @Test
  void aCircuitBreakerOverCalls() {
    CircuitBreaker breaker =
        new CircuitBreaker("p", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);

    allocatesNothing(() -> breaker.record(breaker.acquire(), false, 1));
  }

  @Test
  void aCircuitBreakerOverCallsOfWhichSomeFail() {
    CircuitBreaker breaker =
        new CircuitBreaker("p", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);
    int[] calls = {0};

    allocatesNothing(() -> breaker.record(breaker.acquire(), calls[0]++ % 3 == 0, 1));
  }

  @Test
  void aCircuitBreakerOverTime() {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "p",
            CircuitBreakerConfiguration.builder()
                .windowTime(Duration.ofMillis(100))
                .minimumCalls(10)
                .slowCallDuration(Duration.ofSeconds(1))
                .build(),
            Ticker.SYSTEM);

    allocatesNothing(() -> breaker.record(breaker.acquire(), false, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aRateLimiter(RateLimiterKind kind) {
    RateLimiter limiter =
        new RateLimiter(
            "p",
            RateLimiterConfiguration.builder().kind(kind).permits(1_000_000).build(),
            Ticker.SYSTEM);

    allocatesNothing(limiter::reserve);
  }

  @Test
  void aBulkhead() {
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead("p", SemaphoreBulkheadConfiguration.builder().build(), Ticker.SYSTEM);

    allocatesNothing(
        () -> {
          if (bulkhead.tryEnter()) {
            bulkhead.leave();
          }
        });
  }

  @Test
  void aRetryBudget() {
    RetryBudget budget =
        new RetryBudget("p", RetryBudgetConfiguration.builder().build(), Ticker.SYSTEM);

    allocatesNothing(
        () -> {
          budget.called();
          budget.tryRetry();
        });
  }

  @Test
  void anAdaptiveTimeout() {
    AdaptiveTimeout timeout =
        new AdaptiveTimeout(
            AdaptiveTimeoutConfiguration.builder(Duration.ofSeconds(1))
                .window(Duration.ofHours(1))
                .build(),
            Ticker.SYSTEM);

    allocatesNothing(() -> timeout.took(timeout.limitNanos() / 2, false));
  }
}
