package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.comparison.Rotation;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A JVM with each agent, all of them at the same time, each loaded while the others wait, by turns:
 * what changes on the machine meanwhile meets all of them alike. To be used by one thread.
 */
final class LoadRound implements AutoCloseable {
  private final Application application;
  private final ApplicationPlan plan;
  private final ApplicationFindings findings;
  private final LoadRates rates;
  private final HttpClient client;
  private final BiConsumer<AttachedAgent, IllegalStateException> failed;
  private final Map<AttachedAgent, RunningApplication> running = new LinkedHashMap<>();

  /**
   * @param failed told of an agent under which the application does not do what it should; it is
   *     not loaded any more
   */
  LoadRound(
      Application application,
      ApplicationPlan plan,
      ApplicationFindings findings,
      LoadRates rates,
      HttpClient client,
      BiConsumer<AttachedAgent, IllegalStateException> failed) {
    this.application = application;
    this.plan = plan;
    this.findings = findings;
    this.rates = rates;
    this.client = client;
    this.failed = failed;
  }

  /** Starts the application with an agent, and warms it up. */
  void start(AttachedAgent agent, File log) throws IOException, InterruptedException {
    try {
      RunningApplication one = RunningApplication.start(application, agent.arguments(), log);
      running.put(agent, one);
      if (plan.starts().all() == 0) {
        findings.addStart(agent, one, one.cpuNanos());
      }
      new FullLoad(requests(one, false)).run(plan.warmUp());
    } catch (IllegalStateException e) {
      drop(agent, e);
    }
  }

  /** Requests at a rate that all can answer; all that is told of them is their CPU time. */
  void steadyCpu() throws IOException, InterruptedException {
    findings.addSteadyCpu(loads(false));
  }

  /** The same, and all is told. */
  void steady() throws IOException, InterruptedException {
    Map<AttachedAgent, LoadTurns> loads = loads(false);
    findings.addSteadyCpu(loads);
    loads.forEach(findings::addRequests);
  }

  /** What is resident now. */
  void memory() throws IOException, InterruptedException {
    each(
        1,
        (agent, one) ->
            findings.addMemory(agent, one.memoryBytes(LiveHeap.requireOf(agent, one.pid()))));
  }

  /** As many requests as they answer. */
  void most() throws IOException, InterruptedException {
    each(
        1,
        (agent, one) -> {
          FullLoad most = new FullLoad(requests(one, false));
          most.run(plan.most().warmUp());
          findings.addMost(agent, most.run(plan.most().counted()).perSecond());
        });
  }

  /**
   * Failures at a rate that all can answer, and that is above what the rates of captures let by.
   */
  void storm() throws IOException, InterruptedException {
    each(1, (agent, one) -> new FullLoad(requests(one, true)).run(plan.stormWarmUp()));
    findings.addStormCpu(loads(true));
  }

  /** As many failures as they answer, without a pause. */
  void fullStorm() throws IOException, InterruptedException {
    each(
        1,
        (agent, one) -> {
          GovernedTime governed = GovernedTime.begin(agent, one);
          LoadResult result = new FullLoad(requests(one, true)).run(plan.fullStorm());
          governed.end(true);
          findings.addFullStorm(agent, result, governed);
        });
  }

  private Map<AttachedAgent, LoadTurns> loads(boolean failing)
      throws IOException, InterruptedException {
    int perSecond = failing ? rates.failing() : rates.steady();
    Map<AttachedAgent, LoadTurns> all = new LinkedHashMap<>();
    each(1, (agent, one) -> all.put(agent, LoadTurns.begin(agent, one)));
    for (int turn = 1; turn <= plan.turns(); turn++) {
      each(
          turn,
          (agent, one) ->
              all.get(agent)
                  .add(
                      CountedLoad.run(
                          new SteadyLoad(requests(one, failing), perSecond), plan.turn(), one)));
    }
    each(1, (agent, one) -> all.get(agent).end(failing));
    all.keySet().retainAll(running.keySet());
    return all;
  }

  /** What is done with each of them. */
  private interface Step {
    void run(AttachedAgent agent, RunningApplication one) throws IOException, InterruptedException;
  }

  private void each(int turn, Step step) throws IOException, InterruptedException {
    for (AttachedAgent agent : Rotation.of(List.copyOf(running.keySet()), turn)) {
      try {
        step.run(agent, running.get(agent));
      } catch (IllegalStateException e) {
        drop(agent, e);
      }
    }
  }

  private void drop(AttachedAgent agent, IllegalStateException why) {
    RunningApplication one = running.remove(agent);
    if (one != null) {
      one.close();
    }
    failed.accept(agent, why);
  }

  private Requests requests(RunningApplication one, boolean failing) {
    return new Requests(
        client, one.at(failing ? application.stormPaths() : application.paths()), failing);
  }

  @Override
  public void close() {
    running.values().forEach(RunningApplication::close);
  }
}
