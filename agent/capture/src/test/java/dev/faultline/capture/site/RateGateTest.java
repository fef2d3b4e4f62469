package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.capture.AtOnce;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateGateTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RateGate gate = new RateGate();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void letsExactlyTheBurstThrough(int burst) {
    assertThat(passes(Rate.of(burst, 1), 0, 100)).isEqualTo(burst);
  }

  @Test
  void isClosedUntilThereIsAPassAgain() {
    Rate rate = Rate.of(3, 2);
    assertThat(gate.isClosed(rate, 0)).isFalse();
    assertThat(passes(rate, 0, 2)).isEqualTo(2);
    assertThat(gate.isClosed(rate, 0)).isFalse();
    assertThat(passes(rate, 0, 1)).isOne();

    assertThat(gate.isClosed(rate, 0)).isTrue();
    assertThat(gate.isClosed(rate, SECOND / 2 - 1)).isTrue();
    assertThat(gate.isClosed(rate, SECOND / 2)).isFalse();
    assertThat(passes(rate, SECOND / 2, 10)).isEqualTo(1);
  }

  /** Rates may change, and what the old one left behind holds no longer. */
  @Test
  void isNotClosedByAnotherRate() {
    assertThat(passes(Rate.of(1, 1e-6), 0, 1)).isOne();

    assertThat(gate.isClosed(Rate.of(1, 1), 0)).isFalse();
  }

  @Test
  void goesOnAtTheSteadyRate() {
    Rate rate = Rate.of(3, 2);
    assertThat(passes(rate, 0, 10)).isEqualTo(3);

    assertThat(passes(rate, SECOND / 2 - 1, 10)).isZero();
    assertThat(passes(rate, SECOND / 2, 10)).isEqualTo(1);
    assertThat(passes(rate, 2 * SECOND, 10)).isEqualTo(3);
  }

  @Test
  void fillsUpToTheBurstButNotBeyond() {
    Rate rate = Rate.of(5, 1);
    assertThat(passes(rate, 0, 10)).isEqualTo(5);

    assertThat(passes(rate, 1000 * SECOND, 10)).isEqualTo(5);
  }

  /** {@link System#nanoTime()} has no origin: it may start anywhere, and run over. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1_000_000_000L
      })
  void doesNotMindWhereTheClockStandsOrRunsOver(long start) {
    Rate rate = Rate.of(3, 1);

    assertThat(passes(rate, start, 10)).isEqualTo(3);
    assertThat(passes(rate, start + SECOND - 1, 10)).isZero();
    assertThat(passes(rate, start + SECOND, 10)).isEqualTo(1);
    assertThat(passes(rate, start + 4 * SECOND, 10)).isEqualTo(3);
  }

  @Test
  void survivesThreadsThatReadTheClockEarlierButComeLater() {
    Rate rate = Rate.of(2, 1);
    assertThat(passes(rate, 5 * SECOND, 1)).isEqualTo(1);

    assertThat(passes(rate, 5 * SECOND - 10, 10)).isEqualTo(0);
    assertThat(passes(rate, 5 * SECOND, 10)).isEqualTo(1);
  }

  @Test
  void isExactUnderContention() throws Exception {
    Rate rate = Rate.of(1000, 1);
    AtomicInteger passed = new AtomicInteger();

    AtOnce.run(8, thread -> passed.addAndGet(passes(rate, 42, 1000)));

    assertThat(passed).hasValue(1000);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.001", "1000000, 0.001", "1, 1000000", "1000000, 1000000", "1, Infinity"})
  void servesTheWholeRangeOfTheSettings(int burst, double perSecond) {
    Rate rate = Rate.of(burst, perSecond);

    assertThat(passes(rate, Long.MAX_VALUE - 5, burst + 10)).isEqualTo(burst);
  }

  /** So slow that sums of times would run over. */
  @ParameterizedTest
  @CsvSource({"3, 4.9E-324, 3", "2147483647, 1e-9, 10"})
  void servesRatesOfOnceInTheLifeOfTheJvm(int burst, double perSecond, int passed) {
    assertThat(passes(Rate.of(burst, perSecond), 0, 10)).isEqualTo(passed);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1", "1, NaN"})
  void refusesARateThatIsNone(int burst, double perSecond) {
    assertThatThrownBy(() -> Rate.of(burst, perSecond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not " + burst + " and " + perSecond);
  }

  @Test
  void followsAnotherRateFromTheNextPassOn() {
    assertThat(passes(Rate.of(3, 0.001), 0, 10)).isEqualTo(3);
    Rate often = Rate.of(5, 10);

    assertThat(passes(often, 0, 10)).isEqualTo(1);
    assertThat(passes(often, SECOND, 10)).isEqualTo(5);
  }

  private int passes(Rate rate, long now, int attempts) {
    int passed = 0;
    for (int i = 0; i < attempts; i++) {
      passed += gate.tryPass(rate, now) ? 1 : 0;
    }
    return passed;
  }
}
