package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.Timeout;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardConfigurationTest {

  private static SemaphoreBulkhead semaphore(Duration maxWait) {
    return new SemaphoreBulkhead(
        "shop",
        SemaphoreBulkheadConfiguration.builder().maxWaiting(1).maxWait(maxWait).build(),
        Ticker.SYSTEM);
  }

  @Test
  void needsAName() {
    assertThatThrownBy(() -> GuardConfiguration.named(" ").build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("name is ' ': give the guard a name");
  }

  @Test
  void needsAPolicy() {
    assertThatThrownBy(() -> GuardConfiguration.named("shop").build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("shop is without any policy: give it at least one");
  }

  @Test
  void toRunElsewhereIsEnoughOfAPolicy() {
    GuardConfiguration.named("shop").offload().build();
  }

  @Test
  void hasOneBulkhead() {
    try (ThreadPoolBulkhead pool = new ThreadPoolBulkhead("shop", 1, 0)) {
      assertThatThrownBy(
              () ->
                  GuardConfiguration.named("shop")
                      .bulkhead(pool)
                      .bulkhead(semaphore(Duration.ofSeconds(1)))
                      .build())
          .isInstanceOf(InvalidSettingException.class)
          .hasMessage("bulkhead is both a semaphore and a thread pool: choose one of them");
    }
  }

  @Test
  void aBulkheadCannotHaveAnAttemptWaitForLongerThanItMayTake() {
    assertThatThrownBy(
            () ->
                GuardConfiguration.named("shop")
                    .timeout(Timeout.of(Duration.ofMillis(500)))
                    .bulkhead(semaphore(Duration.ofSeconds(1)))
                    .build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "bulkhead.max-wait is 1s: timeout (500ms) ends the attempt before; give less, or a"
                + " longer timeout");
  }

  @Test
  void aRetryNeedsTimeForItsFirstDelay() {
    RetryPolicy.Builder retry =
        RetryPolicy.builder()
            .maxDuration(Duration.ofMillis(100))
            .delay(Backoff.builder().fixed(Duration.ofMillis(100)).build());

    assertThatThrownBy(retry::build)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "retry.max-duration is 100ms: the first delay alone is 100ms or more, so there never"
                + " would be a second attempt; give more, or a shorter retry.delay");
    // With a jitter that may make it shorter there can be.
    retry
        .delay(Backoff.builder().fixed(Duration.ofMillis(100)).jitter(Duration.ofMillis(1)).build())
        .build();
    // A single attempt has no delay.
    retry.delay(Backoff.builder().fixed(Duration.ofMillis(100)).build()).maxAttempts(1).build();
  }

  @Test
  void numbersThatAreNone() {
    assertThatThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
        .hasMessage("retry.max-attempts is 0: give 1 or more");
    assertThatThrownBy(() -> RetryPolicy.builder().maxDuration(Duration.ZERO))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("retry.max-duration is PT0S: give ");
    assertThatThrownBy(() -> Timeout.of(Duration.ofSeconds(-1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("timeout is PT-1S: give ");
  }
}
