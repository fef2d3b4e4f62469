package dev.faultline.benchmarks.application;

import static dev.faultline.benchmarks.application.ApplicationFindings.add;
import static dev.faultline.benchmarks.application.ApplicationFindings.addCpu;

import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Rotation;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A whole application with each agent by turns: its start, a steady load, as many requests as it
 * takes, and a storm of exceptions.
 */
public final class Applications {
  private static final int MOST_PER_SECOND = 200;
  private static final int MOST_FAILING_PER_SECOND = 400;

  private final Application application;
  private final File agentJar;
  private final Path logs;
  private final boolean quick;
  private final ApplicationPlan plan;
  private final ApplicationFindings findings;
  private final HttpClient client = Requests.client();
  private final List<String> failed = new ArrayList<>();
  private int perSecond = MOST_PER_SECOND;
  private int failingPerSecond = MOST_FAILING_PER_SECOND;

  /**
   * @param agentJar ours
   */
  public Applications(Application application, File agentJar, Path logs, boolean quick) {
    this.application = application;
    this.agentJar = agentJar;
    this.logs = logs;
    this.quick = quick;
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
   * @param agentDone told after each agent of each round
   * @throws IllegalStateException at once when the application itself does not start or answer, and
   *     at the end when there was such an agent
   */
  public void measure(PrintStream progress, Runnable agentDone)
      throws IOException, InterruptedException {
    try (TraceSink sink = TraceSink.open()) {
      AgentCatalog catalog = new AgentCatalog(agentJar, MavenRepository.ofThisRun(), sink.port());
      List<AttachedAgent> agents = proven(catalog.agents(application, quick), sink, progress);
      for (String missing : catalog.missing()) {
        progress.println(missing);
        findings.starts().note(missing);
      }
      Progress steps = new Progress(progress, steps(agents));
      Set<AttachedAgent> broken = new HashSet<>();
      for (int round = 1; round <= plan.starts(); round++) {
        for (AttachedAgent agent : Rotation.of(agents, round)) {
          steps.begin(
              String.format(
                  Locale.ROOT, "%s, round %d: %s", application.name(), round, agent.name()));
          if (!broken.contains(agent) && !measured(agent, round, progress)) {
            broken.add(agent);
          }
          agentDone.run();
        }
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(String.join("; ", failed));
    }
  }

  /** Whether it did what it should; without an agent there is nothing to go on with. */
  private boolean measured(AttachedAgent agent, int round, PrintStream progress)
      throws IOException, InterruptedException {
    try {
      measure(agent, round);
      return true;
    } catch (IllegalStateException e) {
      if (!agent.isAttached()) {
        throw e;
      }
      fail(agent, " is not measured from round " + round + " on: ", e, progress);
      return false;
    }
  }

  private List<Duration> steps(List<AttachedAgent> agents) {
    List<Duration> steps = new ArrayList<>();
    for (int round = 1; round <= plan.starts(); round++) {
      for (AttachedAgent agent : Rotation.of(agents, round)) {
        steps.add(plan.length(agent, round));
      }
    }
    return steps;
  }

  private List<AttachedAgent> proven(
      List<AttachedAgent> agents, TraceSink sink, PrintStream progress)
      throws IOException, InterruptedException {
    AgentTrial trial = new AgentTrial(application, client, sink, logs, plan);
    List<AttachedAgent> proven = new ArrayList<>();
    for (AttachedAgent agent : agents) {
      progress.println(
          "A start that is not counted, of " + application.name() + ": " + agent.name());
      try {
        AgentTrial.Most most = trial.run(agent);
        if (!agent.isAttached()) {
          setRates(most);
        }
        proven.add(agent);
        findings.starts().note(agent.description());
      } catch (IllegalStateException e) {
        if (!agent.isAttached()) {
          throw e;
        }
        fail(agent, " is not measured: ", e, progress);
      }
    }
    return proven;
  }

  private void fail(
      AttachedAgent agent, String what, IllegalStateException why, PrintStream progress) {
    String text = agent.name() + what + why.getMessage();
    failed.add(text);
    findings.starts().note("**" + text + "**");
    progress.println("FAILED: " + text);
  }

  /** The same for all agents: half of what it takes without one, so that none is at its limit. */
  private void setRates(AgentTrial.Most most) {
    perSecond = (int) Math.max(1, Math.min(MOST_PER_SECOND, most.requests() / 2));
    failingPerSecond = (int) Math.max(1, Math.min(MOST_FAILING_PER_SECOND, most.failing() / 2));
    findings.requests().note("the steady load is " + perSecond + " requests a second");
    findings
        .stormCpu()
        .note(
            application.stormPaths().isEmpty()
                ? "no storm: it is not known what makes the application throw"
                : "the storm is "
                    + failingPerSecond
                    + " failing requests a second, "
                    + String.join(" and ", application.stormPaths()));
  }

  private void measure(AttachedAgent agent, int round) throws IOException, InterruptedException {
    File log = logs.resolve(AgentTrial.logName(agent, Integer.toString(round))).toFile();
    try (RunningApplication running =
        RunningApplication.start(application, agent.arguments(), log)) {
      add(
          findings.starts(),
          agent,
          ApplicationFindings.FIRST_ANSWER,
          (double) running.startNanos());
      add(findings.starts(), agent, ApplicationFindings.CPU_OF_START, running.cpuNanos());
      findings.addSize(agent);
      if (plan.isLoaded(agent, round)) {
        loads(agent, running);
      } else {
        liveHeap(agent, running);
      }
    }
  }

  private void loads(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    new FullLoad(requests(running, false)).run(plan.warmUp());
    steady(agent, running);
    LiveHeap live = liveHeap(agent, running);
    add(findings.memory(), agent, ApplicationFindings.MEMORY, running.memoryBytes(live));
    FullLoad most = new FullLoad(requests(running, false));
    most.run(plan.most().warmUp());
    add(
        findings.rates(),
        agent,
        ApplicationFindings.MOST,
        most.run(plan.most().counted()).perSecond());
    if (!application.stormPaths().isEmpty()) {
      storm(agent, running);
    }
  }

  /**
   * What can be reached in the heap now.
   *
   * @throws IllegalStateException when there is nothing of the agent
   */
  private static LiveHeap liveHeap(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    LiveHeap live = LiveHeap.of(running.pid());
    if (agent.isAttached() && !live.has(agent.classes())) {
      throw new IllegalStateException(
          agent.name() + " is not in the JVM: there are no objects of " + agent.classes() + '*');
    }
    return live;
  }

  private void steady(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    SteadyLoad steady = new SteadyLoad(requests(running, false), perSecond);
    steady.run(plan.steady().warmUp());
    CountedLoad counted = CountedLoad.run(steady, plan.steady().counted(), agent, running, false);
    LoadResult result = counted.result();
    add(findings.requests(), agent, ApplicationFindings.CPU_OF_REQUEST, counted.cpuOfRequest());
    for (double percentile : new double[] {50, 99, 99.9}) {
      add(
          findings.requests(),
          agent,
          "p" + Double.toString(percentile).replace(".0", ""),
          result.latencies().getValueAtPercentile(percentile));
    }
    add(findings.rates(), agent, ApplicationFindings.STEADY_RATE, result.perSecond());
    addCpu(findings.steadyCpu(), agent, counted);
    noteWrong(findings.requests(), agent, result);
  }

  /** As many failures as the rate of the load, which is above what the rates of captures let by. */
  private void storm(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    SteadyLoad failing = new SteadyLoad(requests(running, true), failingPerSecond);
    failing.run(plan.storm().warmUp());
    CountedLoad counted = CountedLoad.run(failing, plan.storm().counted(), agent, running, true);
    addCpu(findings.stormCpu(), agent, counted);
    noteWrong(findings.stormCpu(), agent, counted.result());
  }

  private Requests requests(RunningApplication running, boolean failing) {
    return new Requests(
        client, running.at(failing ? application.stormPaths() : application.paths()), failing);
  }

  private static void noteWrong(Findings to, AttachedAgent agent, LoadResult result) {
    if (result.wrong() > 0) {
      to.note(
          String.format(
              Locale.ROOT,
              "%s: %d of %d requests got no answer, or another; their times are counted, too",
              agent.name(),
              result.wrong(),
              result.count()));
    }
  }
}
