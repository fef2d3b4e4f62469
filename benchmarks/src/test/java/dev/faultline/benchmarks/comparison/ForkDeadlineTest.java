package dev.faultline.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
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
  void endsNothingOnceEverythingIsThrough() {
    ForkDeadline deadline = ForkDeadline.in(Duration.ofDays(1));
    await().untilAsserted(() -> assertThat(timers()).hasSize(1));

    deadline.close();

    assertThat(deadline.hasPassed()).isFalse();
    await().untilAsserted(() -> assertThat(timers()).isEmpty());
  }

  private static List<Thread> timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("fork-deadline"))
        .toList();
  }
}
