package dev.faultline.benchmarks.application;

import java.io.IOException;
import java.time.Duration;

/**
 * A load that counts, and what the application's process took meanwhile. Immutable.
 *
 * @param cpuNanos CPU time of all its threads
 * @param governedNanos what our agent says that it has used of it; negative for other agents
 */
record CountedLoad(LoadResult result, double cpuNanos, double governedNanos) {
  /**
   * Runs it.
   *
   * @param mustTell whether our agent has to have told of exceptions at its end
   */
  static CountedLoad run(
      SteadyLoad load,
      Duration duration,
      AttachedAgent agent,
      RunningApplication running,
      boolean mustTell)
      throws IOException, InterruptedException {
    AgentStatus status = status(agent, running);
    long before = running.cpuNanos();
    LoadResult result = load.run(duration);
    double cpuNanos = running.cpuNanos() - before;
    AgentStatus after = status(agent, running);
    if (after == null) {
      return new CountedLoad(result, cpuNanos, -1);
    }
    if (mustTell) {
      after.requireEvents();
    }
    return new CountedLoad(
        result, cpuNanos, (after.governedMillis() - status.governedMillis()) * 1e6);
  }

  private static AgentStatus status(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    return agent.isOurs() ? AgentStatus.of(agent.jar(), running.pid()) : null;
  }

  /** CPU time of a request. */
  double cpuOfRequest() {
    return cpuNanos / result.count();
  }

  /** Of all processors, by the whole process. */
  double cpuShare() {
    return share(cpuNanos);
  }

  /** Of all processors, as our agent says it. */
  double governedShare() {
    return share(governedNanos);
  }

  private double share(double nanos) {
    return nanos / result.nanos() / Runtime.getRuntime().availableProcessors();
  }
}
