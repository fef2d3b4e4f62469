package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Rotation;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole application with each agent by turns: its start, a steady load, as many requests as it
 * takes, and a storm of exceptions.
 */
public final class Applications {
  private final Application application;
  private final File agentJar;
  private final Path logs;
  private final boolean quick;
  private final ApplicationPlan plan;
  private final ApplicationFindings findings;
  private final PrintStream progress;
  private final Runnable someDone;
  private final HttpClient client = Requests.client();
  private final List<String> failed = new ArrayList<>();
  private final List<AttachedAgent> agents = new ArrayList<>();
  private LoadRates rates;

  /**
   * @param agentJar ours
   * @param someDone told whenever something has been measured
   */
  public Applications(
      Application application,
      File agentJar,
      Path logs,
      boolean quick,
      PrintStream progress,
      Runnable someDone) {
    this.application = application;
    this.agentJar = agentJar;
    this.logs = logs;
    this.quick = quick;
    this.progress = progress;
    this.someDone = someDone;
    plan = ApplicationPlan.of(quick);
    findings = new ApplicationFindings(application.name());
  }

  /** Starts, requests, rates, memory, storms and sizes, as far as they have been measured. */
  public List<Findings> findings() {
    return findings.all();
  }

  /**
   * Measures. An agent that does not prove that it works, or under which the application fails, is
   * not measured any more, and the others are.
   *
   * @throws IllegalStateException at once when the application itself does not start or answer, and
   *     at the end when there was such an agent
   */
  public void measure() throws IOException, InterruptedException {
    try (TraceSink sink = TraceSink.open()) {
      AgentCatalog catalog = new AgentCatalog(agentJar, MavenRepository.ofThisRun(), sink.port());
      prove(catalog.agents(application, quick), sink);
      for (String missing : catalog.missing()) {
        progress.println(missing);
        findings.noteStarts(missing);
      }
      Progress steps = new Progress(progress, steps());
      for (int round = 1; round <= plan.starts().all(); round++) {
        starts(round, steps);
      }
      for (int round = 1; round <= plan.loads().all(); round++) {
        loads(round, steps);
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(String.join("; ", failed));
    }
  }

  private void prove(List<AttachedAgent> all, TraceSink sink)
      throws IOException, InterruptedException {
    AgentTrial trial = new AgentTrial(application, client, sink, logs, plan);
    for (AttachedAgent agent : all) {
      progress.println(
          "A start that is not counted, of " + application.name() + ": " + agent.name());
      try {
        AgentTrial.Most most = trial.run(agent);
        if (!agent.isAttached()) {
          setRates(most);
        }
        agents.add(agent);
        findings.noteStarts(agent.description());
      } catch (IllegalStateException e) {
        fail(agent, e);
      }
    }
  }

  /** Without an agent there is nothing to go on with. */
  private void fail(AttachedAgent agent, IllegalStateException why) {
    if (!agent.isAttached()) {
      throw why;
    }
    agents.remove(agent);
    String text = agent.name() + " is not measured any more: " + why.getMessage();
    failed.add(text);
    findings.noteStarts("**" + text + "**");
    progress.println("FAILED: " + text);
  }

  private void setRates(AgentTrial.Most most) {
    rates = LoadRates.of(most);
    findings.noteRequests("the steady load is " + rates.steady() + " requests a second");
    findings.noteStorm(
        application.stormPaths().isEmpty()
            ? "no storm: it is not known what makes the application throw"
            : "the storm is "
                + rates.failing()
                + " failing requests a second, "
                + String.join(" and ", application.stormPaths()));
  }

  private List<Duration> steps() {
    List<Duration> steps = new ArrayList<>();
    for (int round = 1; round <= plan.starts().all(); round++) {
      started(round).forEach(agent -> steps.add(plan.start()));
    }
    for (int round = 1; round <= plan.loads().all(); round++) {
      List<AttachedAgent> loaded = loaded(round);
      loaded.forEach(agent -> steps.add(plan.warmStart()));
      steps.add(plan.loads(round).multipliedBy(loaded.size()));
    }
    return steps;
  }

  private List<AttachedAgent> started(int round) {
    return agents.stream().filter(agent -> plan.isStarted(agent, round)).toList();
  }

  private List<AttachedAgent> loaded(int round) {
    return agents.stream().filter(agent -> plan.isLoaded(agent, round)).toList();
  }

  /** One after the other, alone. */
  private void starts(int round, Progress steps) throws IOException, InterruptedException {
    Map<AttachedAgent, Long> nanos = new HashMap<>();
    for (AttachedAgent agent : Rotation.of(started(round), round)) {
      steps.begin(step("start", round, agent.name()));
      try (RunningApplication started =
          RunningApplication.start(application, agent.arguments(), log(agent, "start", round))) {
        long cpuNanos = started.cpuNanos();
        LiveHeap.requireOf(agent, started.pid());
        findings.addStart(agent, started, cpuNanos);
        nanos.put(agent, started.startNanos());
      } catch (IllegalStateException e) {
        fail(agent, e);
      }
      someDone.run();
    }
    findings.addRoundOfStarts(nanos);
    someDone.run();
  }

  private void loads(int round, Progress steps) throws IOException, InterruptedException {
    try (LoadRound loads = new LoadRound(application, plan, findings, rates, client, this::fail)) {
      for (AttachedAgent agent : Rotation.of(loaded(round), round)) {
        steps.begin(step("loads", round, "warming up, " + agent.name()));
        loads.start(agent, log(agent, "loads", round));
      }
      steps.begin(step("loads", round, "all by turns"));
      if (plan.loads().isWhole(round)) {
        loads.steady();
      } else {
        loads.steadyCpu();
      }
      loads.memory();
      someDone.run();
      if (plan.loads().isWhole(round)) {
        loads.most();
      }
      if (!application.stormPaths().isEmpty()) {
        loads.storm();
        if (plan.loads().isWhole(round)) {
          loads.fullStorm();
        }
      }
      someDone.run();
    }
  }

  private String step(String what, int round, String which) {
    return application.name() + ", " + what + ' ' + round + ": " + which;
  }

  private File log(AttachedAgent agent, String what, int round) {
    return logs.resolve(AgentTrial.logName(agent, what + '-' + round)).toFile();
  }
}
