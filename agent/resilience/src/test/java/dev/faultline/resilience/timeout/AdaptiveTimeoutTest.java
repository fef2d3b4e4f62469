package dev.faultline.resilience.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdaptiveTimeoutTest {

  private final FakeTicker ticker = new FakeTicker();

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static AdaptiveTimeoutConfiguration.Builder settings() {
    return AdaptiveTimeoutConfiguration.builder(Duration.ofSeconds(10))
        .window(Duration.ofSeconds(60))
        .minimumCalls(10);
  }

  private AdaptiveTimeout timeout(AdaptiveTimeoutConfiguration.Builder settings) {
    return new AdaptiveTimeout(settings.build(), ticker);
  }

  private static void took(AdaptiveTimeout timeout, int attempts, Duration each) {
    for (int i = 0; i < attempts; i++) {
      timeout.took(each.toNanos(), false);
    }
  }

  private long limitMillis(AdaptiveTimeout timeout) {
    ticker.advance(Duration.ofSeconds(3));
    return Duration.ofNanos(timeout.limitNanos()).toMillis();
  }

  @Test
  void isTheInitialTimeUntilThereAreAttemptsEnough() {
    AdaptiveTimeout timeout = timeout(settings().initial(millis(700)));

    took(timeout, 9, millis(10));
    assertThat(limitMillis(timeout)).isEqualTo(700);
    took(timeout, 1, millis(10));

    assertThat(limitMillis(timeout)).isBetween(20L, 22L);
  }

  @Test
  void isTheLongestAtFirstWhereNothingIsSaid() {
    assertThat(limitMillis(timeout(settings()))).isEqualTo(10_000);
  }

  @Test
  void isSomeTimesThePercentile() {
    AdaptiveTimeout timeout = timeout(settings().percentile(90).factor(3));

    took(timeout, 90, millis(100));
    took(timeout, 10, millis(900));
    assertThat(limitMillis(timeout)).isBetween(300L, 319L);
    took(timeout, 1, millis(900));

    assertThat(limitMillis(timeout)).isBetween(2_700L, 2_869L);
  }

  @Test
  void staysWithinItsBounds() {
    AdaptiveTimeout timeout = timeout(settings().min(millis(50)));

    took(timeout, 100, millis(1));
    assertThat(limitMillis(timeout)).isEqualTo(50);
    took(timeout, 100, Duration.ofHours(2));

    assertThat(limitMillis(timeout)).isEqualTo(10_000);
  }

  @Test
  void forgetsAttemptsThatAreNotRecent() {
    AdaptiveTimeout timeout = timeout(settings());
    took(timeout, 100, millis(1_000));
    ticker.advance(Duration.ofSeconds(50));
    took(timeout, 20, millis(10));
    assertThat(limitMillis(timeout)).isBetween(2_000L, 2_125L);

    ticker.advance(Duration.ofSeconds(7));
    assertThat(limitMillis(timeout)).isBetween(20L, 22L);
    ticker.advance(Duration.ofSeconds(60));
    assertThat(limitMillis(timeout)).isEqualTo(10_000);
  }

  @Test
  void growsWithAttemptsThatItEnded() {
    AdaptiveTimeout timeout = timeout(settings());
    took(timeout, 100, millis(100));

    long limit = limitMillis(timeout);
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 20; i++) {
        timeout.took(timeout.limitNanos(), true);
      }
      assertThat(limitMillis(timeout)).isGreaterThanOrEqualTo(limit);
      limit = Duration.ofNanos(timeout.limitNanos()).toMillis();
    }

    assertThat(limit).isEqualTo(10_000);
  }

  @Test
  void bucketsStandForWhatIsInThem() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long nanos = random.nextLong(1L << 14 + random.nextInt(28));
      long longest = DurationScale.longest(DurationScale.bucket(nanos));
      assertThat(longest).isGreaterThanOrEqualTo(nanos);
      if (nanos > 1 << 14) {
        assertThat(longest).isCloseTo(nanos, withinPercentage(6.25));
      }
    }
    for (int bucket = 0; bucket < DurationScale.BUCKETS; bucket++) {
      assertThat(DurationScale.bucket(DurationScale.longest(bucket))).isEqualTo(bucket);
      assertThat(DurationScale.bucket(DurationScale.longest(bucket) + 1))
          .isEqualTo(Math.min(bucket + 1, DurationScale.BUCKETS - 1));
    }
    assertThat(DurationScale.bucket(-1)).isZero();
    assertThat(DurationScale.BUCKETS).isEqualTo(464);
  }

  @Test
  void losesNoDurationOfManyThreads() throws Exception {
    RecentDurations recent = new RecentDurations(Duration.ofSeconds(60).toNanos(), ticker);

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 5_000; i++) {
            recent.add(1_000_000);
            if (thread == 0 && i % 1_000 == 999) {
              ticker.advance(Duration.ofSeconds(10));
            }
          }
          return null;
        });

    assertThat(recent.percentile(1, Threads.MANY * 5_000)).isPositive();
    assertThat(recent.percentile(1, Threads.MANY * 5_000 + 1)).isZero();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> AdaptiveTimeoutConfiguration.builder(Duration.ofHours(2)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("timeout.max is PT2H: give a duration from 1ns to 1h");
    assertThatThrownBy(() -> settings().percentile(0))
        .hasMessage("timeout.percentile is 0.0: give a number above 0 and up to 100, such as 99");
    assertThatThrownBy(() -> settings().factor(0.9))
        .hasMessage("timeout.factor is 0.9: give a number from 1 to 1000, such as 2");
    assertThatThrownBy(() -> settings().min(Duration.ofSeconds(11)).build())
        .hasMessage(
            "timeout.min is 11s: it is longer than timeout.max (10s); give at most that, or a"
                + " longer timeout.max");
    assertThatThrownBy(() -> settings().min(millis(20)).initial(millis(10)).build())
        .hasMessage(
            "timeout.initial is 10ms: give a duration from timeout.min (20ms) to timeout.max"
                + " (10s)");
  }
}
