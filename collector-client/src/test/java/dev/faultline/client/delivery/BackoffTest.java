package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final int DRAWS = 2_000;

  private final Backoff backoff = new Backoff(1_000, 10_000, new SplittableRandom(42));

  @ParameterizedTest
  @CsvSource({
    "0, 1000",
    "1, 2000",
    "2, 4000",
    "3, 8000",
    "4, 10000",
    "5, 10000",
    "63, 10000",
    "2147483647, 10000"
  })
  void spreadsOverAllUpToADoublingAndBoundedCeiling(int attempt, long ceiling) {
    long[] delays = LongStream.generate(() -> backoff.delayNanos(attempt)).limit(DRAWS).toArray();

    assertThat(LongStream.of(delays)).allMatch(delay -> delay >= 0 && delay <= ceiling);
    // Full jitter: both ends of the range are reached.
    assertThat(LongStream.of(delays).min().getAsLong()).isLessThan(ceiling / 20);
    assertThat(LongStream.of(delays).max().getAsLong()).isGreaterThan(ceiling - ceiling / 20);
  }

  @Test
  void doesNotOverflow() {
    Backoff longest = new Backoff(Long.MAX_VALUE / 4, Long.MAX_VALUE / 2, new SplittableRandom(1));

    assertThat(LongStream.range(0, 200).map(n -> longest.delayNanos((int) n)))
        .allMatch(delay -> delay >= 0 && delay <= Long.MAX_VALUE / 2);
  }
}
