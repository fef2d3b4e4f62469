package dev.faultline.benchmarks.application;

import java.io.IOException;

/**
 * What our agent says that it has used of the CPU time which it governs, from a beginning to an
 * end; nothing of other agents. To be used by one thread.
 */
final class GovernedTime {
  private final AttachedAgent agent;
  private final RunningApplication running;
  private AgentStatus before;
  private AgentStatus after;

  private GovernedTime(AttachedAgent agent, RunningApplication running) {
    this.agent = agent;
    this.running = running;
  }

  /** Begins to count. */
  static GovernedTime begin(AttachedAgent agent, RunningApplication running)
      throws IOException, InterruptedException {
    GovernedTime time = new GovernedTime(agent, running);
    time.before = time.status();
    return time;
  }

  /**
   * Stops.
   *
   * @param mustCount whether the agent has to have counted exceptions meanwhile
   * @throws IllegalStateException when it has not
   */
  void end(boolean mustCount) throws IOException, InterruptedException {
    after = status();
    if (mustCount && after != null) {
      after.requireExceptionsSince(before);
    }
  }

  private AgentStatus status() throws IOException, InterruptedException {
    return agent.isOurs() ? AgentStatus.of(agent.jar(), running.pid()) : null;
  }

  /** Nanoseconds, in steps of a million. */
  double nanos() {
    return (after.governedMillis() - before.governedMillis()) * 1e6;
  }

  /** At its end, how much detail events had, and why. */
  String detail() {
    return after.detail();
  }
}
