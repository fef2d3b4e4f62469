package dev.faultline.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.CircuitBreakerConfiguration.Builder;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CircuitBreakerConfigurationTest {

  private static void refused(UnaryOperator<Builder> settings, String message) {
    assertThatThrownBy(() -> settings.apply(CircuitBreakerConfiguration.builder()).build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  @Test
  void refusesNumbersThatCannotBe() {
    refused(b -> b.windowCalls(0), "circuit-breaker.window is 0: give a number from 1 to 65536");
    refused(
        b -> b.failureRate(1.5),
        "circuit-breaker.failure-rate is 1.5: give a share from 0 to 1 (0% to 100%)");
    refused(
        b -> b.failureRate(Double.NaN),
        "circuit-breaker.failure-rate is NaN: give a share from 0 to 1 (0% to 100%)");
    refused(
        b -> b.slowCallRate(0),
        "circuit-breaker.slow-call-rate is 0.0: give a share above 0 and up to 1 (100%)");
    refused(
        b -> b.windowTime(Duration.ofMillis(1)),
        "circuit-breaker.window is PT0.001S: give a duration from 100ms to 1d");
    refused(
        b -> b.delay(Duration.ofNanos(-1)),
        "circuit-breaker.delay is PT-0.000000001S: give 0s or more, up to 100 years");
    refused(b -> b.delay(null), "circuit-breaker.delay is null: give a duration");
    refused(
        b -> b.delay(Duration.ofSeconds(Long.MAX_VALUE)),
        "circuit-breaker.delay is "
            + Duration.ofSeconds(Long.MAX_VALUE)
            + ": give 0s or more, up to 100 years");
    refused(b -> b.probes(0), "circuit-breaker.probes is 0: give 1 or more");
    refused(
        b -> b.probeDeadline(Duration.ZERO),
        "circuit-breaker.probe-deadline is PT0S: give 1ns or more, up to 100 years");
  }

  @Test
  void refusesContradictions() {
    refused(
        b -> b.windowCalls(10).minimumCalls(11),
        "circuit-breaker.minimum-calls is 11: the window never holds more than 10 calls, so the"
            + " breaker would never open; give at most that, or a larger circuit-breaker.window");
    refused(
        b -> b.windowTime(Duration.ofSeconds(10)),
        "circuit-breaker.window is 10s: a window of time has to know how many calls are enough;"
            + " give circuit-breaker.minimum-calls");
    refused(
        b -> b.slowCallRate(0.5),
        "circuit-breaker.slow-call-rate is 0.5: it is not said which calls are slow; give"
            + " circuit-breaker.slow-call-duration");
  }

  @Test
  void isAsInTheStandardWhereNothingIsSaid() {
    CircuitBreakerConfiguration unsaid = CircuitBreakerConfiguration.DEFAULT;

    assertThat(unsaid.windowCalls()).isEqualTo(20);
    assertThat(unsaid.minimumCalls()).isEqualTo(20);
    assertThat(unsaid.failureRate()).isEqualTo(0.5);
    assertThat(unsaid.delayNanos()).isEqualTo(5_000_000_000L);
    assertThat(unsaid.probes()).isEqualTo(1);
    assertThat(unsaid.looksAtDurations()).isFalse();
  }

  @Test
  void isEqualToAnotherOfTheSameSettingsAndToNoOther() {
    Builder some = CircuitBreakerConfiguration.builder().windowCalls(7).failureRate(0.25);

    assertThat(some.build()).isEqualTo(some.build()).hasSameHashCodeAs(some.build());
    assertThat(some.build()).isNotEqualTo(some.delay(Duration.ofSeconds(6)).build());
  }
}
