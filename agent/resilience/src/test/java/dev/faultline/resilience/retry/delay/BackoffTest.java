package dev.faultline.resilience.retry.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.retry.delay.Backoff.Builder;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  private static final RandomSource LOWEST = bound -> 0;
  private static final RandomSource HIGHEST = bound -> bound - 1;

  private static final long CENTURY = Duration.ofDays(36_500).toNanos();

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static List<Long> millisOf(Builder settings, int attempts) {
    Backoff delay = settings.build();
    List<Long> delays = new ArrayList<>();
    long previous = 0;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      previous = delay.nanos(attempt, previous, null, null);
      delays.add(previous / 1_000_000);
    }
    return delays;
  }

  @Test
  void growsAsItsKindDoes() {
    assertThat(millisOf(Backoff.builder(), 3)).containsExactly(0L, 0L, 0L);
    assertThat(millisOf(Backoff.builder().fixed(millis(7)), 3)).containsExactly(7L, 7L, 7L);
    assertThat(millisOf(Backoff.builder().exponential(millis(100), 2), 5))
        .containsExactly(100L, 200L, 400L, 800L, 1600L);
    assertThat(millisOf(Backoff.builder().exponential(millis(100), 1.5), 4))
        .containsExactly(100L, 150L, 225L, 337L);
    assertThat(millisOf(Backoff.builder().fibonacci(millis(10)), 7))
        .containsExactly(10L, 20L, 30L, 50L, 80L, 130L, 210L);
  }

  @Test
  void isNeverLongerThanTheLongest() {
    assertThat(millisOf(Backoff.builder().exponential(millis(100), 3).maxDelay(millis(800)), 4))
        .containsExactly(100L, 300L, 800L, 800L);
    assertThat(millisOf(Backoff.builder().fibonacci(millis(100)).maxDelay(millis(450)), 5))
        .containsExactly(100L, 200L, 300L, 450L, 450L);
    assertThat(
            millisOf(
                Backoff.builder()
                    .fixed(millis(100))
                    .jitter(millis(50))
                    .maxDelay(millis(120))
                    .random(HIGHEST),
                1))
        .containsExactly(120L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 92, 93, 1_000, 1_000_000, Integer.MAX_VALUE})
  void doesNotOverflowAtAnyAttempt(int attempt) {
    Duration century = Duration.ofNanos(CENTURY);
    Builder[] kinds = {
      Backoff.builder().exponential(millis(1), 2),
      Backoff.builder().exponential(millis(1), Double.MAX_VALUE),
      Backoff.builder().exponential(millis(1), 1.000001),
      Backoff.builder().fibonacci(Duration.ofNanos(1)),
      Backoff.builder().fibonacci(Duration.ofDays(9_000)),
      Backoff.builder().fixed(century),
    };
    for (Builder kind : kinds) {
      for (RandomSource random : List.of(LOWEST, HIGHEST)) {
        long delay =
            kind.maxDelay(century)
                .jitter(century)
                .random(random)
                .build()
                .nanos(attempt, CENTURY, null, null);
        assertThat(delay).isBetween(0L, CENTURY);
      }
    }
    Backoff decorrelated =
        Backoff.builder()
            .fixed(century)
            .jitter(Jitter.DECORRELATED)
            .maxDelay(century)
            .random(HIGHEST)
            .build();
    assertThat(decorrelated.nanos(attempt, Long.MAX_VALUE, null, null)).isEqualTo(CENTURY);
  }

  @Test
  void isScatteredAsTheJitterSays() {
    assertThat(range(b -> b.fixed(millis(100)).jitter(Jitter.FULL))).containsExactly(0L, 100L);
    assertThat(range(b -> b.fixed(millis(100)).jitter(Jitter.EQUAL))).containsExactly(50L, 100L);
    assertThat(range(b -> b.fixed(millis(100)).jitter(millis(30)))).containsExactly(70L, 130L);
    assertThat(range(b -> b.fixed(millis(20)).jitter(millis(30)))).containsExactly(0L, 50L);
    assertThat(range(b -> b.jitter(millis(30)))).containsExactly(0L, 30L);
  }

  private static List<Long> range(UnaryOperator<Builder> settings) {
    List<Long> range =
        new ArrayList<>(millisOf(settings.apply(Backoff.builder()).random(LOWEST), 1));
    range.addAll(millisOf(settings.apply(Backoff.builder()).random(HIGHEST), 1));
    return range;
  }

  @Test
  void decorrelatedGrowsByTheDelayBefore() {
    Builder settings =
        Backoff.builder().fixed(millis(100)).jitter(Jitter.DECORRELATED).maxDelay(millis(2_000));

    assertThat(millisOf(settings.random(HIGHEST), 4)).containsExactly(300L, 900L, 2_000L, 2_000L);
    assertThat(millisOf(settings.random(LOWEST), 3)).containsExactly(100L, 100L, 100L);
  }

  @Test
  void everyNumberOfTheRangeComes() {
    Backoff delay =
        Backoff.builder().fixed(Duration.ofNanos(3)).jitter(Duration.ofNanos(2)).build();

    boolean[] came = new boolean[7];
    for (int i = 0; i < 1_000; i++) {
      came[(int) delay.nanos(1, 0, null, null)] = true;
    }

    assertThat(came).containsExactly(false, true, true, true, true, true, false);
  }

  @Test
  void isWhatTheSupplierSaysWithoutJitter() {
    Builder settings =
        Backoff.builder()
            .supplied((result, failure) -> failure == null ? DelaySupplier.NONE : 5_000_000)
            .fixed(millis(100))
            .jitter(Jitter.FULL)
            .random(LOWEST);

    assertThat(settings.build().nanos(1, 0, null, new Exception())).isEqualTo(5_000_000);
    assertThat(settings.build().nanos(1, 0, "result", null)).isZero();
    assertThat(
            Backoff.builder()
                .supplied((result, failure) -> Long.MAX_VALUE)
                .build()
                .nanos(1, 0, null, null))
        .isEqualTo(Duration.ofMinutes(1).toNanos());
  }

  @Test
  void refusesWhatCannotBe() {
    refused(b -> b.exponential(millis(1), 0.5), "retry.factor is 0.5: give 1 or more, such as 2");
    refused(
        b -> b.exponential(millis(1), Double.NaN),
        "retry.factor is NaN: give 1 or more, such as 2");
    refused(
        b -> b.exponential(Duration.ZERO, 2),
        "retry.delay is PT0S: give 1ns or more, up to 100 years");
    refused(b -> b.fixed(millis(-1)), "retry.delay is PT-0.001S: give 0s or more, up to 100 years");
    refused(
        b -> b.exponential(Duration.ofMinutes(2), 2),
        "retry.delay is 2m: it is longer than retry.max-delay (1m); give at most that, or a longer"
            + " retry.max-delay");
    refused(
        b -> b.fibonacci(millis(1)).jitter(Jitter.DECORRELATED),
        "retry.jitter is decorrelated: it makes delays grow by itself; leave retry.growth"
            + " fixed, or give another jitter");
    refused(
        b -> b.jitter(Jitter.FULL),
        "retry.jitter is full: there is no delay to scatter; give retry.delay");
    refused(
        b -> b.jitter(Jitter.PLUS_MINUS),
        "retry.jitter is PLUS_MINUS: give none, full, equal or decorrelated, or a duration to add"
            + " and take away");
  }

  private static void refused(UnaryOperator<Builder> settings, String message) {
    assertThatThrownBy(() -> settings.apply(Backoff.builder()).build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }
}
