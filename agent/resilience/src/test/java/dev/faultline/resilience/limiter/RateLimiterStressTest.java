package dev.faultline.resilience.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimiterStressTest {

  private static final long PERIOD = Duration.ofSeconds(1).toNanos();
  private static final int PERMITS = 7;

  private final FakeTicker ticker = new FakeTicker();

  private static RateLimiterConfiguration.Builder settings(RateLimiterKind kind) {
    return RateLimiterConfiguration.builder().kind(kind).permits(PERMITS);
  }

  /** What many threads get that reserve for as long as the clock, which they drive, goes. */
  private List<Long> times(RateLimiterConfiguration.Builder settings) throws Exception {
    RateLimiter limiter = new RateLimiter("p", settings.build(), ticker);
    ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            long time = limiter.reserve();
            if (time >= 0) {
              times.add(time);
            }
            ticker.advanceNanos(500_000);
          }
          return null;
        });
    return times.stream().sorted().toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 40", "2500, 0", "2500, 40"})
  void rollingNeverGivesMoreWithinAnyPeriod(long maxWait, long spacing) throws Exception {
    List<Long> times =
        times(
            settings(RateLimiterKind.ROLLING)
                .maxWait(Duration.ofMillis(maxWait))
                .minSpacing(Duration.ofMillis(spacing)));

    for (int i = PERMITS; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - PERMITS)).isGreaterThanOrEqualTo(PERIOD);
    }
    assertSpaced(times, spacing);
    // 64 seconds have passed, and there always was somebody who wanted the next.
    assertThat(times).hasSizeGreaterThan(60 * PERMITS);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 40", "2500, 0", "2500, 40"})
  void fixedNeverGivesMoreInAPeriod(long maxWait, long spacing) throws Exception {
    List<Long> times =
        times(
            settings(RateLimiterKind.FIXED)
                .maxWait(Duration.ofMillis(maxWait))
                .minSpacing(Duration.ofMillis(spacing)));

    for (int i = PERMITS; i < times.size(); i++) {
      assertThat(times.get(i) / PERIOD).isGreaterThan(times.get(i - PERMITS) / PERIOD);
    }
    assertSpaced(times, spacing);
    assertThat(times).hasSizeGreaterThan(60 * PERMITS);
  }

  private static void assertSpaced(List<Long> times, long spacing) {
    for (int i = 1; i < times.size() && spacing > 0; i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(spacing * 1_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2500, 1", "0, 5", "2500, 5"})
  void smoothNeverGivesMoreThanItsRateAndBurst(long maxWait, int burst) throws Exception {
    List<Long> times =
        times(settings(RateLimiterKind.SMOOTH).maxWait(Duration.ofMillis(maxWait)).burst(burst));

    for (int i = burst; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - burst)).isGreaterThanOrEqualTo(PERIOD / PERMITS);
    }
    for (int i = PERMITS * 10; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - PERMITS * 10))
          .isGreaterThanOrEqualTo((PERMITS * 10 - burst + 1) * (PERIOD / PERMITS));
    }
    assertThat(times).hasSizeGreaterThan(60 * PERMITS);
  }

  @ParameterizedTest
  @EnumSource
  void givesAllAtOnceToAsManyThreadsAsItMay(RateLimiterKind kind) throws Exception {
    RateLimiterConfiguration.Builder settings = settings(kind).permits(1_000);
    if (kind == RateLimiterKind.SMOOTH) {
      settings.burst(1_000);
    }
    RateLimiter limiter = new RateLimiter("p", settings.build(), ticker);

    List<Integer> given =
        Threads.run(
            Threads.MANY,
            thread -> {
              int mine = 0;
              for (int i = 0; i < 100; i++) {
                mine += limiter.reserve() >= 0 ? 1 : 0;
              }
              return mine;
            });

    assertThat(given.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
  }

  @Test
  void whatIsTakenBackFromAFixedPeriodIsGivenAgainOnce() throws Exception {
    RateLimiter limiter =
        new RateLimiter("p", settings(RateLimiterKind.FIXED).permits(100).build(), ticker);

    List<Integer> kept =
        Threads.run(
            Threads.MANY,
            thread -> {
              int mine = 0;
              for (int i = 0; i < 1_000; i++) {
                long time = limiter.reserve();
                if (time >= 0 && !(i < 999 && limiter.cancel(time))) {
                  mine++;
                }
              }
              return mine;
            });
    int left = 0;
    while (limiter.reserve() >= 0) {
      left++;
    }

    assertThat(kept.stream().mapToInt(Integer::intValue).sum() + left).isEqualTo(100);
  }
}
