package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplicationPlanTest {
  private static final ApplicationPlan FULL = ApplicationPlan.of(false);
  private static final ApplicationPlan QUICK = ApplicationPlan.of(true);

  @Test
  void whatBudgetsAreAboutIsLoadedMoreOftenThanTheRest() {
    assertThat(loads(FULL, AttachedAgent.NONE)).isEqualTo(6);
    assertThat(loads(FULL, AttachedAgent.DEFAULTS)).isEqualTo(6);
    assertThat(loads(FULL, AttachedAgent.OPENTELEMETRY)).isEqualTo(2);
    assertThat(loads(FULL, AttachedAgent.EVERYTHING)).isEqualTo(2);
    assertThat(loads(FULL, AttachedAgent.ELASTIC)).isEqualTo(2);
  }

  @Test
  void whatABudgetIsAboutIsStartedMoreOften() {
    assertThat(starts(AttachedAgent.NONE)).isEqualTo(12);
    assertThat(starts(AttachedAgent.DEFAULTS)).isEqualTo(12);
    assertThat(starts(AttachedAgent.OPENTELEMETRY)).isEqualTo(12);
    assertThat(starts(AttachedAgent.DATADOG)).isEqualTo(5);
  }

  @Test
  void oneQuickStartIsLoaded() {
    assertThat(QUICK.starts().all()).isZero();
    assertThat(loads(QUICK, AttachedAgent.DEFAULTS)).isEqualTo(1);
  }

  @Test
  void whoeverWaitsIsToldOfTheLongLoads() {
    assertThat(FULL.loads(1)).isBetween(Duration.ofSeconds(140), Duration.ofSeconds(170));
    assertThat(FULL.loads(6)).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(140));
    assertThat(FULL.warmStart()).isGreaterThan(FULL.start());
  }

  private static long loads(ApplicationPlan plan, String agent) {
    return IntStream.rangeClosed(1, plan.loads().all())
        .filter(round -> plan.isLoaded(agent(agent), round))
        .count();
  }

  private static long starts(String agent) {
    return IntStream.rangeClosed(1, FULL.starts().all())
        .filter(round -> FULL.isStarted(agent(agent), round))
        .count();
  }

  private static AttachedAgent agent(String name) {
    return new AttachedAgent(name, "", new File("agent.jar"), List.of(), List.of(), "");
  }
}
