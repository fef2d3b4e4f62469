package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.agent.AgentBeans;

/**
 * How many exceptions the agent in this JVM has told in events of their own at some time.
 * Immutable.
 *
 * @param agent null when none is attached
 */
record ToldExceptions(AgentBeans agent, long count) {
  private static final String TOLD = "capture.exceptions_told_in_events_of_their_own";

  /** The records that wait for the agent's thread. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  static ToldExceptions now() throws InterruptedException {
    AgentBeans agent = AgentBeans.ofBenchmark();
    return new ToldExceptions(agent, agent == null ? 0 : agent.figure(TOLD));
  }

  /**
   * Waits for the last of them, if there is an agent.
   *
   * @param exceptions thrown since then
   * @throws IllegalStateException when more than one in a hundred was not told
   */
  void requireMore(long exceptions) throws InterruptedException {
    if (agent == null) {
      return;
    }
    long least = exceptions - exceptions / 100;
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long more = agent.figure(TOLD) - count;
    while (more < least && System.nanoTime() < deadline) {
      Thread.sleep(10);
      more = agent.figure(TOLD) - count;
    }
    if (more < least) {
      throw new IllegalStateException(
          "the agent has told "
              + more
              + " of "
              + exceptions
              + " exceptions that were timed; of all so far it has sampled out "
              + agent.figure("capture.exceptions_sampled_out")
              + ", has yet to tell "
              + agent.figure("capture.exceptions_not_told_yet")
              + ", and has refused "
              + agent.figure("capture.records_refused")
              + " records");
    }
  }
}
