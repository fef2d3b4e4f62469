package dev.faultline.capture.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GovernorTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LOOK = 250 * MILLI;

  /** 1 % of 4 processors: 10 ms in each 250 ms, 200 ms at once. */
  private static final long PER_LOOK = 10 * MILLI;

  private static final long BURST = 200 * MILLI;

  @TempDir Path folder;

  private Governor governor;
  private long now;

  @BeforeEach
  void make() throws IOException {
    now = 5_000_000;
    governor =
        new Governor(
            0.01,
            4,
            new OwnThreads(),
            AgentLog.file(AgentLog.Level.INFO, folder.resolve("log").toFile()),
            now);
  }

  @Test
  void leavesDetailAloneWithinTheBudget() {
    for (int i = 0; i < 400; i++) {
      capture(9 * MILLI);
      look();
      assertThat(governor.level()).isEqualTo(DetailLevel.FULL);
    }
    assertThat(governor.status().applicationShare()).isCloseTo(0.009, within(0.0001));
  }

  @Test
  void stopsAStormBeforeTheNextLook() {
    long captured = 0;
    while (governor.level() != DetailLevel.COUNTS_ONLY) {
      governor.captured(MILLI);
      captured += MILLI;
    }
    assertThat(captured).isEqualTo(BURST);
  }

  @Test
  void shedsStepByStepUnderALastingLoadAndReturnsStepByStep() {
    capture(BURST + 2 * PER_LOOK);
    look();
    assertThat(governor.status().level()).isEqualTo(DetailLevel.NO_VARIABLES);
    assertThat(governor.status().reason()).isEqualTo("capture");
    assertThat(governor.level()).isEqualTo(DetailLevel.COUNTS_ONLY);
    look();
    assertThat(governor.status().level()).isEqualTo(DetailLevel.NO_STACK_TRACES);

    // Overdrawn no longer, but not recovered before half of the burst is there.
    int looks = 0;
    while (governor.status().level() != DetailLevel.FULL) {
      look();
      assertThat(++looks).isLessThan(200);
    }
    assertThat(looks).isBetween(2 * LevelControl.FIRST_CALM_LOOKS, 40);
    assertThat(governor.status().reason()).isEqualTo("within-budget");
  }

  @Test
  void doesNotGoOnSheddingWhileItPaysBackWhatASingleBurstOverdrew() {
    capture(BURST + 10 * PER_LOOK);
    for (int i = 0; i < 8; i++) {
      look();
      assertThat(governor.status().level()).isEqualTo(DetailLevel.NO_VARIABLES);
    }
  }

  @Test
  void usesNoMoreThanTheBudgetAndOneBurstHoweverLongTheStorm() {
    int looks = 2_000;
    long captured = 0;
    for (int i = 0; i < looks; i++) {
      for (int storm = 0; storm < 100 && governor.level() != DetailLevel.COUNTS_ONLY; storm++) {
        governor.captured(MILLI);
        captured += MILLI;
      }
      look();
    }
    assertThat(captured).isLessThanOrEqualTo(looks * PER_LOOK + BURST + MILLI);
  }

  @Test
  void countsForTheBudgetWhatASampleOfCountsStandsFor() {
    int samples = 40;
    for (int i = 0; i < samples; i++) {
      governor.counted(1_000);
    }
    look();

    assertThat(governor.status().nanos(Operation.COUNT))
        .isEqualTo(samples * 1_000L * CaptureBudget.COUNTS_PER_SAMPLE);
  }

  @Test
  void keepsCountingWhenCountsAloneAreTooMuchAndSaysSo() {
    for (int i = 0; i < 200; i++) {
      for (int sample = 0; sample < 100; sample++) {
        governor.counted(5_000);
      }
      look();
    }
    assertThat(governor.level()).isEqualTo(DetailLevel.COUNTS_ONLY);
    assertThat(governor.status().reason()).isEqualTo("count");
  }

  @Test
  void doesNotReturnToDetailWhileMoreThanHalfOfTheBudgetIsUsed() {
    capture(BURST + 2 * PER_LOOK);
    look();
    assertThat(governor.status().level()).isEqualTo(DetailLevel.NO_VARIABLES);

    for (int i = 0; i < 1_000; i++) {
      capture(PER_LOOK * 6 / 10);
      look();
    }
    assertThat(governor.status().level()).isEqualTo(DetailLevel.NO_VARIABLES);

    for (int i = 0; i < LevelControl.FIRST_CALM_LOOKS; i++) {
      capture(PER_LOOK * 4 / 10);
      look();
    }
    assertThat(governor.status().level()).isEqualTo(DetailLevel.FULL);
  }

  @Test
  void doesNotTakeAPauseOfTheThreadForWorkOfTheAgent() {
    governor.captured(TimeUnit.SECONDS.toNanos(3));
    look();

    assertThat(governor.level()).isEqualTo(DetailLevel.FULL);
    assertThat(governor.status().nanos(Operation.CAPTURE)).isEqualTo(5 * MILLI);
  }

  @Test
  void showsWeavingAndStartUpAndShedsNothingForThem() {
    governor.spent(Operation.WEAVE, 700 * MILLI);
    governor.spent(Operation.START, 900 * MILLI);
    look();

    assertThat(governor.level()).isEqualTo(DetailLevel.FULL);
    assertThat(governor.status().nanos(Operation.WEAVE)).isEqualTo(700 * MILLI);
    assertThat(governor.status().nanos(Operation.START)).isEqualTo(900 * MILLI);
    assertThat(governor.status().used())
        .isEqualTo(
            "0.00 % of 4 processors used, 1 % allowed (application's threads 0.00 %, agent's 0.00"
                + " %)");
  }

  @Test
  void takesAnotherBudgetWhileItRuns() {
    governor.configure(0.5);
    for (int i = 0; i < 100; i++) {
      capture(400 * MILLI);
      look();
    }
    assertThat(governor.level()).isEqualTo(DetailLevel.FULL);

    governor.configure(0.01);
    capture(400 * MILLI);
    look();
    assertThat(governor.status().level()).isEqualTo(DetailLevel.NO_VARIABLES);
    assertThat(governor.status().maxCpu()).isEqualTo(0.01);
  }

  @Test
  void logsOneLineForAChangeAndFewForMany() throws IOException {
    for (int i = 0; i < 500; i++) {
      capture(BURST + 2 * PER_LOOK);
      for (int calm = 0; calm < 140; calm++) {
        look();
      }
    }
    List<String> lines = Files.readAllLines(folder.resolve("log"));
    assertThat(lines.get(0))
        .contains("[faultline] detail reduced to no-variables, most by capture: ")
        .contains(" % of 4 processors used, 1 % allowed")
        .containsPattern(
            "; captures: [1-9][0-9]*, p50 [0-9.]+ µs, p99 [0-9.]+ µs, max [0-9.]+ µs$");
    // Six at once and one in a minute.
    long minutes = TimeUnit.NANOSECONDS.toMinutes(now);
    assertThat(lines).hasSizeBetween(7, (int) minutes + 7);
    assertThat(lines).anyMatch(line -> line.matches(".*; \\d+ changes before it were not told"));
  }

  @Test
  void isThereAsMetrics() {
    capture(3 * MILLI);
    capture(2 * MILLI);
    governor.spent(Operation.WEAVE, 7 * MILLI);
    look();

    Map<String, Metric<?>> metrics = new LinkedHashMap<>();
    for (Metric<?> metric : new GovernorMetrics(governor).metrics()) {
      metrics.put(metric.name(), metric);
    }
    assertThat(metrics.keySet())
        .containsExactly(
            "faultline.agent.level",
            "faultline.agent.overhead",
            "faultline.agent.time",
            "faultline.agent.cost");
    assertThat(point(metrics.get("faultline.agent.level"), "within-budget")).isEqualTo(0.0);
    assertThat((Double) point(metrics.get("faultline.agent.overhead"), "application")).isPositive();
    assertThat(point(metrics.get("faultline.agent.time"), "weave")).isEqualTo(7 * MILLI);
    ExponentialHistogram captures =
        (ExponentialHistogram) point(metrics.get("faultline.agent.cost"), "capture");
    assertThat(captures.count()).isEqualTo(5);
    assertThat(captures.sum()).isCloseTo(0.005, within(1e-9));
  }

  private static Object point(Metric<?> metric, String attribute) {
    for (MetricPoint<?> point : metric.points()) {
      if (point.attributes().asMap().containsValue(attribute)) {
        return point.value();
      }
    }
    throw new AssertionError(metric + " has no point of " + attribute);
  }

  /** In pieces that a single capture may last. */
  private void capture(long nanos) {
    for (long rest = nanos; rest > 0; rest -= MILLI) {
      governor.captured(Math.min(rest, MILLI));
    }
  }

  private void look() {
    now += LOOK;
    governor.look(now);
  }
}
