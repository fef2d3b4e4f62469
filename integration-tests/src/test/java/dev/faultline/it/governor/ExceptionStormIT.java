package dev.faultline.it.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.ReceivedMetrics;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * More exceptions at once, on more threads than there are processors, than any program needs, with
 * rates that would record all of them: what is left is the governor.
 */
class ExceptionStormIT {

  private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();

  /** A multiple of 3: every third order is sold out. */
  private static final int EACH = 150_000;

  private static final long ALL = (long) THREADS * EACH;

  /** Little memory: what the agent keeps of a storm must fit beside the program. */
  private static final String HEAP = "-Xmx48m";

  @EveryJdk
  void endsAndIsCountedToTheLastException(Jdk jdk) throws Exception {
    Outcome expected = storm(jdk, TestFolders.create("storm")).run();
    Path folder = TestFolders.create("storm");
    try (RecordingBackend backend = RecordingBackend.start()) {
      JavaProgram observed =
          storm(jdk, folder)
              .arguments("and wait")
              .with(lifted(AgentOptions.sendingTo(backend.uri())));
      Outcome outcome;
      try (RunningProgram running = observed.start()) {
        await("the level to rise and to come back")
            .atMost(Duration.ofMinutes(3))
            .until(() -> roseAndCameBack(backend.metrics().gauge("faultline.agent.level")));
        Files.createFile(folder.resolve("end"));
        outcome = running.await();
      }
      assertThat(outcome.withoutAgentLines()).isEqualTo(expected);
      assertThat(outcome.agentLines())
          .anyMatch(line -> line.contains("detail reduced to no-variables, most by "))
          .anyMatch(line -> line.contains("detail back to full: "));
      checkCounts(backend.metrics());
      checkOwnCost(backend.metrics());
      assertThat(backend.received()).contains("\"faultline.detail\"");
    }
  }

  private static boolean roseAndCameBack(List<Double> levels) {
    int top = 0;
    while (top < levels.size() && levels.get(top) == 0) {
      top++;
    }
    return top < levels.size() && levels.get(levels.size() - 1) == 0;
  }

  private static void checkCounts(ReceivedMetrics metrics) {
    Map<String, Long> thrown =
        metrics.sums("faultline.exceptions").entrySet().stream()
            .filter(point -> point.getKey().get("faultline.site.kind").equals("throw"))
            .collect(
                Collectors.toMap(
                    point ->
                        point.getKey().get("code.function.name")
                            + " "
                            + point.getKey().get("exception.type"),
                    Map.Entry::getValue));
    String storm = "com.acme.storm.Storm.";
    assertThat(thrown)
        .isEqualTo(
            Map.of(
                storm + "take com.acme.storm.Storm$SoldOut",
                ALL / 3,
                storm + "take java.lang.IllegalStateException",
                ALL - ALL / 3,
                storm + "reserve java.lang.IllegalArgumentException",
                ALL / 3));
  }

  private static void checkOwnCost(ReceivedMetrics metrics) {
    Map<String, Long> time =
        metrics.sums("faultline.agent.time").entrySet().stream()
            .collect(
                Collectors.toMap(
                    point -> point.getKey().get("faultline.operation"), Map.Entry::getValue));
    assertThat(time).containsKeys("count", "capture", "weave", "start", "threads");
    assertThat(time.get("count")).isPositive();
    assertThat(time.get("capture")).isPositive();
    assertThat(time.get("weave")).isPositive();
    assertThat(time.get("start")).isPositive();
    assertThat(metrics.histogramCount("faultline.agent.cost", "capture")).isPositive();
    assertThat(metrics.gauge("faultline.agent.overhead")).anyMatch(share -> share > 0);
  }

  private static JavaProgram storm(Jdk jdk, Path folder) {
    return JavaProgram.on(jdk)
        .jvmArguments(HEAP)
        .classPath(Programs.java("storm"))
        .mainClass("com.acme.storm.Storm")
        .arguments(Integer.toString(THREADS), Integer.toString(EACH))
        .directory(folder);
  }

  private static AgentOptions lifted(AgentOptions agent) {
    AgentOptions options =
        agent
            .setting("faultline.overhead.max-cpu", "1%")
            .setting("faultline.metrics.interval", "250ms");
    for (String scope : List.of("fingerprint", "site", "process")) {
      options =
          options
              .setting("faultline.sampling." + scope + "-burst", "1000000")
              .setting("faultline.sampling." + scope + "-rate", "1000000");
    }
    return options;
  }
}
