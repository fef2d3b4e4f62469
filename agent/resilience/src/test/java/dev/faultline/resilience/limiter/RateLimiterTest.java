package dev.faultline.resilience.limiter;

import static dev.faultline.resilience.limiter.RateLimiterKind.FIXED;
import static dev.faultline.resilience.limiter.RateLimiterKind.ROLLING;
import static dev.faultline.resilience.limiter.RateLimiterKind.SMOOTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.limiter.RateLimiterConfiguration.Builder;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimiterTest {

  private final FakeTicker ticker = new FakeTicker();

  private RateLimiter limiter(Builder settings) {
    return new RateLimiter("payments", settings.build(), ticker);
  }

  private static Builder settings(RateLimiterKind kind, int permits) {
    return RateLimiterConfiguration.builder()
        .kind(kind)
        .permits(permits)
        .period(Duration.ofSeconds(1));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static int permitted(RateLimiter limiter) {
    int permitted = 0;
    while (limiter.reserve() >= 0) {
      permitted++;
    }
    return permitted;
  }

  private static long refusal(RateLimiter limiter) {
    long time = limiter.reserve();
    assertThat(time).isNegative();
    return Duration.ofNanos(-time).toMillis();
  }

  @ParameterizedTest
  @EnumSource
  void givesPermitsForNowAloneAndTakesNoOther(RateLimiterKind kind) {
    RateLimiter limiter = limiter(settings(kind, 1).maxWait(Duration.ofSeconds(10)));

    assertThat(limiter.tryAcquire()).isTrue();
    assertThat(limiter.tryAcquire()).isFalse();
    assertThat(limiter.tryAcquire()).isFalse();
    assertThat(waits(limiter, 1)).containsExactly(1_000L);
  }

  /** The waits of so many calls, in milliseconds; -1 for one that is refused. */
  private static List<Long> waits(RateLimiter limiter, int calls) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      long time = limiter.reserve();
      waits.add(time < 0 ? -1 : Duration.ofNanos(limiter.waitNanos(time)).toMillis());
    }
    return waits;
  }

  @Test
  void smoothSpacesCalls() {
    RateLimiter limiter = limiter(settings(SMOOTH, 4));

    assertThat(permitted(limiter)).isEqualTo(1);
    assertThat(refusal(limiter)).isEqualTo(250);
    ticker.advance(millis(249));
    assertThat(refusal(limiter)).isEqualTo(1);
    ticker.advance(millis(1));
    assertThat(permitted(limiter)).isEqualTo(1);
    ticker.advance(Duration.ofHours(1));
    assertThat(permitted(limiter)).isEqualTo(1);
  }

  @Test
  void smoothWithABurstIsATokenBucket() {
    RateLimiter limiter = limiter(settings(SMOOTH, 4).burst(3));

    assertThat(permitted(limiter)).isEqualTo(3);
    ticker.advance(millis(500));
    assertThat(permitted(limiter)).isEqualTo(2);
    ticker.advance(Duration.ofHours(1));
    assertThat(permitted(limiter)).isEqualTo(3);
  }

  @Test
  void smoothMakesCallsWaitOneAfterTheOther() {
    RateLimiter limiter = limiter(settings(SMOOTH, 4).maxWait(millis(700)));

    assertThat(waits(limiter, 4)).containsExactly(0L, 250L, 500L, -1L);
    ticker.advance(millis(50));
    assertThat(waits(limiter, 2)).containsExactly(700L, -1L);
  }

  @Test
  void smoothRoundsSoThatThereAreNeverTooMany() {
    RateLimiter limiter = limiter(settings(SMOOTH, 3));

    int permitted = 0;
    for (int i = 0; i < 999_999; i++) {
      ticker.advanceNanos(1_000);
      permitted += limiter.reserve() >= 0 ? 1 : 0;
    }

    assertThat(permitted).isEqualTo(3);
  }

  @Test
  void goesByAReadingOfItsOwnClockOnly() {
    RateLimiter limiter = limiter(settings(SMOOTH, 4).maxWait(millis(250)));
    FakeTicker other = new FakeTicker();
    other.advance(Duration.ofHours(1));
    long reading = ticker.nanoTime();

    assertThat(limiter.waitNanos(limiter.reserve(ticker, reading), ticker, reading)).isZero();
    long later = limiter.reserve(other, other.nanoTime());
    assertThat(limiter.waitNanos(later, other, other.nanoTime())).isEqualTo(millis(250).toNanos());
    assertThat(limiter.reserve(other, other.nanoTime())).isEqualTo(-millis(500).toNanos());
    ticker.advance(millis(100));
    assertThat(limiter.waitNanos(later, ticker, reading)).isEqualTo(millis(150).toNanos());
  }

  @Test
  void fixedGivesAllPermitsAtTheBeginningOfAPeriod() {
    RateLimiter limiter = limiter(settings(FIXED, 3));

    ticker.advance(millis(900));
    assertThat(permitted(limiter)).isEqualTo(3);
    assertThat(refusal(limiter)).isEqualTo(100);
    ticker.advance(millis(100));
    assertThat(permitted(limiter)).isEqualTo(3);
    ticker.advance(Duration.ofHours(1));
    assertThat(permitted(limiter)).isEqualTo(3);
  }

  @Test
  void fixedMakesCallsWaitForLaterPeriods() {
    RateLimiter limiter = limiter(settings(FIXED, 2).maxWait(Duration.ofSeconds(2)));

    ticker.advance(millis(400));
    assertThat(waits(limiter, 6)).containsExactly(0L, 0L, 600L, 600L, 1_600L, 1_600L);
    assertThat(limiter.reserve()).isNegative();
    ticker.advance(millis(600));
    assertThat(waits(limiter, 3)).containsExactly(2_000L, 2_000L, -1L);
    ticker.advance(Duration.ofSeconds(3));
    assertThat(waits(limiter, 3)).containsExactly(0L, 0L, 1_000L);
  }

  @Test
  void rollingNeverGivesMoreWithinAnyPeriod() {
    RateLimiter limiter = limiter(settings(ROLLING, 2));

    ticker.advance(millis(900));
    assertThat(permitted(limiter)).isEqualTo(2);
    ticker.advance(millis(999));
    assertThat(refusal(limiter)).isEqualTo(1);
    ticker.advance(millis(1));
    assertThat(limiter.reserve()).isNotNegative();
    ticker.advance(millis(500));
    assertThat(permitted(limiter)).isEqualTo(1);
    assertThat(refusal(limiter)).isEqualTo(500);
  }

  @Test
  void rollingMakesCallsWaitForTheirTurn() {
    RateLimiter limiter = limiter(settings(ROLLING, 2).maxWait(Duration.ofSeconds(5)));

    assertThat(waits(limiter, 1)).containsExactly(0L);
    ticker.advance(millis(300));
    assertThat(waits(limiter, 4)).containsExactly(0L, 700L, 1_000L, 1_700L);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED", "ROLLING"})
  void callsKeepTheirSpacing(RateLimiterKind kind) {
    RateLimiter limiter =
        limiter(settings(kind, 3).minSpacing(millis(200)).maxWait(Duration.ofSeconds(5)));

    assertThat(waits(limiter, 5)).containsExactly(0L, 200L, 400L, 1_000L, 1_200L);
  }

  @Test
  void aFixedPeriodIsSharedBetweenSpacedCallsToo() {
    RateLimiter limiter = limiter(settings(FIXED, 2).minSpacing(millis(10)));

    ticker.advance(millis(980));
    assertThat(limiter.reserve()).isNotNegative();
    assertThat(refusal(limiter)).isEqualTo(10);
    ticker.advance(millis(10));
    assertThat(limiter.reserve()).isNotNegative();
    assertThat(refusal(limiter)).isEqualTo(10);
    ticker.advance(millis(10));
    assertThat(limiter.reserve()).isNotNegative();
  }

  @Test
  void theLastOfASmoothLimiterCanBeTakenBack() {
    RateLimiter limiter = limiter(settings(SMOOTH, 4).maxWait(Duration.ofSeconds(5)));
    limiter.reserve();
    long second = limiter.reserve();
    long third = limiter.reserve();

    assertThat(limiter.cancel(second)).as("a call was reckoned from it").isFalse();
    assertThat(limiter.cancel(third)).isTrue();
    assertThat(limiter.cancel(third)).as("once").isFalse();

    assertThat(limiter.reserve()).isEqualTo(third);
  }

  @Test
  void thoseOfTheLastFixedPeriodCanBeTakenBack() {
    RateLimiter limiter = limiter(settings(FIXED, 2).maxWait(Duration.ofSeconds(5)));
    long first = limiter.reserve();
    limiter.reserve();
    long third = limiter.reserve();
    long fourth = limiter.reserve();

    assertThat(limiter.cancel(first)).isFalse();
    assertThat(limiter.cancel(third)).isTrue();
    assertThat(limiter.cancel(fourth)).isTrue();
    assertThat(limiter.cancel(first)).isTrue();

    assertThat(waits(limiter, 2)).containsExactly(0L, 1_000L);
  }

  @Test
  void whatIsTakenStaysTakenUnderAnotherWait() {
    RateLimiter limiter = limiter(settings(ROLLING, 1));
    limiter.reserve();

    limiter.reconfigure(settings(ROLLING, 1).maxWait(Duration.ofSeconds(1)).build());

    assertThat(waits(limiter, 2)).containsExactly(1_000L, -1L);
  }

  @Test
  void aSmoothLimiterKeepsUntilWhenUnderAnotherRate() {
    RateLimiter limiter = limiter(settings(SMOOTH, 1));
    limiter.reserve();

    limiter.reconfigure(settings(SMOOTH, 10).build());

    assertThat(refusal(limiter)).isEqualTo(1_000);
  }

  @Test
  void timesOfASettingThatIsGoneAreNotTakenBack() {
    RateLimiter limiter = limiter(settings(FIXED, 2).maxWait(Duration.ofSeconds(5)));
    limiter.reserve();
    limiter.reserve();
    long before = limiter.reserve();

    limiter.reconfigure(settings(FIXED, 3).maxWait(Duration.ofSeconds(5)).build());
    assertThat(waits(limiter, 5)).containsExactly(0L, 0L, 0L, 1_000L, 1_000L);

    assertThat(limiter.cancel(before)).isFalse();
  }

  @Test
  void refusesWhatCannotBe() {
    refused(b -> b.permits(0), "rate-limiter.permits is 0: give a number from 1 to 1000000");
    refused(
        b -> b.period(Duration.ZERO),
        "rate-limiter.period is PT0S: give 10ms or more, up to 100 years");
    refused(
        b -> b.kind(SMOOTH).minSpacing(millis(1)),
        "rate-limiter.min-spacing is 1ms: a smooth limiter spaces calls by itself; leave it out, or"
            + " have rate-limiter.spread fixed or rolling");
    refused(
        b -> b.kind(FIXED).burst(2),
        "rate-limiter.burst is 2: only a smooth limiter has it; leave it out, or have"
            + " rate-limiter.spread smooth");
    refused(
        b -> b.period(millis(100)).minSpacing(millis(101)),
        "rate-limiter.min-spacing is 101ms: it is longer than rate-limiter.period (100ms), so there"
            + " never would be a second permit to use; give at most that");
    refused(
        b -> b.kind(SMOOTH).permits(1_000_000).period(millis(10)),
        "rate-limiter.permits is 1000000: in 10ms that is more than ten million a second, too many"
            + " to space; give fewer, or have rate-limiter.spread fixed");
    refused(
        b -> b.kind(SMOOTH).permits(1).period(Duration.ofDays(365)).burst(26),
        "rate-limiter.burst is 26: it takes more than 25 years to save so many; give fewer");
    refused(b -> b.kind(null), "rate-limiter.spread is null: give smooth, fixed or rolling");
  }

  private static void refused(UnaryOperator<Builder> settings, String message) {
    assertThatThrownBy(() -> settings.apply(RateLimiterConfiguration.builder()).build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }
}
