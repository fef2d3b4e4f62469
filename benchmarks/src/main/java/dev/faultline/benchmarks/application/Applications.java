package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Cell;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Unit;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.AtomicHistogram;

/**
 * A whole application with each agent by turns: its start, a steady load, and a storm of
 * exceptions.
 */
public final class Applications {
  private static final String FIRST_ANSWER = "until the first answer";
  private static final String CPU_OF_START = "CPU time until then";
  private static final String CPU_OF_REQUEST = "CPU time of a request";
  private static final String CPU_OF_FAILURE = "CPU time of a request that fails";
  private static final String MEMORY = "beside the heap, with what is reachable in it";
  private static final int MEBIBYTES_ADDED = 32;

  private final Findings starts =
      new Findings(
          Comparison.named("application-start", "an application's start", Unit.MILLISECONDS)
              .budgets(
                  Budget.shareOfAdded(
                      "what our agent adds to a start, of what OpenTelemetry's adds",
                      new Cell(AttachedAgent.DEFAULTS, FIRST_ANSWER),
                      0.1,
                      new Cell(AttachedAgent.OPENTELEMETRY, FIRST_ANSWER),
                      new Cell(AttachedAgent.NONE, FIRST_ANSWER)))
              .build());
  private final Findings requests =
      new Findings(
          Comparison.named("application-requests", "an application's requests", Unit.MICROSECONDS)
              .build());
  private final Findings memory =
      new Findings(
          Comparison.named("application-memory", "an application's memory", Unit.MEBIBYTES)
              .budgets(
                  Budget.addedAtMost(
                      "what our agent adds to the resident memory, of 32 MiB",
                      new Cell(AttachedAgent.DEFAULTS, MEMORY),
                      (double) MEBIBYTES_ADDED * (1 << 20),
                      new Cell(AttachedAgent.NONE, MEMORY)))
              .build());

  private final File jar;
  private final List<String> paths;
  private final List<String> failingPaths;
  private final Path logs;
  private final boolean quick;

  /**
   * @param jar of a Spring Boot application
   * @param paths that are asked for by turns; the first tells that it has started
   * @param failingPaths that make it throw; may be empty
   */
  public Applications(
      File jar, List<String> paths, List<String> failingPaths, Path logs, boolean quick) {
    this.jar = jar;
    this.paths = paths;
    this.failingPaths = failingPaths;
    this.logs = logs;
    this.quick = quick;
  }

  /**
   * Measures.
   *
   * @param agentJar ours
   * @throws IllegalStateException when the application does not start or answer
   */
  public List<Findings> measure(File agentJar, int rounds, PrintStream progress)
      throws IOException, InterruptedException {
    Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
    List<AttachedAgent> agents = AttachedAgent.all(agentJar, repository);
    for (int round = 1; round <= rounds; round++) {
      for (AttachedAgent agent : agents) {
        progress.printf(
            Locale.ROOT, "[round %d/%d] an application: %s%n", round, rounds, agent.name());
        measure(agent);
      }
    }
    return List.of(starts, requests, memory);
  }

  private void measure(AttachedAgent agent) throws IOException, InterruptedException {
    File log = logs.resolve(agent.name().replaceAll("[^A-Za-z]+", "-") + ".log").toFile();
    try (RunningApplication running = RunningApplication.start(jar, agent, paths.get(0), log)) {
      add(starts, agent, FIRST_ANSWER, running.startNanos());
      add(starts, agent, CPU_OF_START, running.cpuNanos());
      SteadyLoad steady = new SteadyLoad(at(running, paths), 200, false);
      steady.run(Duration.ofSeconds(quick ? 3 : 30));
      long before = running.cpuNanos();
      AtomicHistogram latencies = steady.run(Duration.ofSeconds(quick ? 4 : 30));
      add(
          requests,
          agent,
          CPU_OF_REQUEST,
          (running.cpuNanos() - before) / (double) latencies.getTotalCount());
      for (double percentile : new double[] {50, 99, 99.9}) {
        add(
            requests,
            agent,
            String.format(Locale.ROOT, "p%s", Double.toString(percentile).replace(".0", "")),
            latencies.getValueAtPercentile(percentile));
      }
      add(memory, agent, MEMORY, running.memoryBytes());
      if (!failingPaths.isEmpty()) {
        storm(agent, running);
      }
    }
  }

  /** As many failures as the rate of the load, which is above what the rates of captures let by. */
  private void storm(AttachedAgent agent, RunningApplication running) throws InterruptedException {
    SteadyLoad failing = new SteadyLoad(at(running, failingPaths), 400, true);
    failing.run(Duration.ofSeconds(quick ? 2 : 15));
    long before = running.cpuNanos();
    AtomicHistogram latencies = failing.run(Duration.ofSeconds(quick ? 4 : 30));
    add(
        requests,
        agent,
        CPU_OF_FAILURE,
        (running.cpuNanos() - before) / (double) latencies.getTotalCount());
  }

  private static List<URI> at(RunningApplication running, List<String> paths) {
    return paths.stream().map(running.address()::resolve).toList();
  }

  private static void add(Findings to, AttachedAgent agent, String column, double sample) {
    to.add(new Cell(agent.name(), column), List.of(sample), Figure.NOT_COUNTED);
  }
}
