package dev.faultline.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForkDeadlineTest {
  @Test
  void endsWhatIsNotThroughInTime() throws Exception {
    Process endless = new ProcessBuilder("sleep", "600").start();

    try (ForkDeadline deadline = ForkDeadline.in(Duration.ofMillis(1))) {
      assertThat(endless.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(deadline.hasPassed()).isTrue();
    } finally {
      endless.destroyForcibly();
    }
  }

  @Test
  void leavesAloneWhatIsThroughBefore() throws Exception {
    Process endless = new ProcessBuilder("sleep", "600").start();
    try {
      ForkDeadline deadline = ForkDeadline.in(Duration.ofDays(1));
      deadline.close();

      assertThat(deadline.hasPassed()).isFalse();
      assertThat(endless.isAlive()).isTrue();
    } finally {
      endless.destroyForcibly();
    }
  }
}
