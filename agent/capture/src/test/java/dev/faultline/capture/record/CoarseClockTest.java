package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoarseClockTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final CoarseClock clock = new CoarseClock();

  @Test
  void tellsNothingBeforeItWasRead() {
    clock.compare(100 * SECOND);

    assertThat(clock.isRunning()).isFalse();
  }

  /** {@link System#nanoTime()} may start anywhere, and run over. */
  @ParameterizedTest
  @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_000_000_000L})
  void tellsATimeThatIsNotBeforeThePresent(long start) {
    clock.read(start);
    clock.compare(start + SECOND);

    assertThat(clock.isRunning()).isTrue();
    assertThat(clock.atMostNanos() - start).isEqualTo(SECOND / 4);
  }

  /** The agent's thread has died, or nobody lets it run. */
  @ParameterizedTest
  @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 1_000_000_000L})
  void stopsWhenItIsNotReadForLong(long start) {
    clock.read(start);
    clock.compare(start + 3 * SECOND);
    assertThat(clock.isRunning()).isFalse();

    clock.read(start + 4 * SECOND);
    assertThat(clock.isRunning()).isTrue();
  }
}
