package dev.faultline.benchmarks.guard;

import dev.faultline.benchmarks.agent.AgentBeans;
import java.util.concurrent.Callable;

/** That the agent keeps how long guarded calls took, or does not, as its settings say. */
final class KeptDurations {
  private static final int CALLS = 100;

  private KeptDurations() {}

  /**
   * Calls, and looks; does nothing with another library than the agent's.
   *
   * @param call succeeds
   * @throws IllegalStateException when it is otherwise
   */
  static void require(Library library, Callable<Long> call) throws Exception {
    if (library != Library.FAULTLINE) {
      return;
    }
    boolean wanted = !"false".equals(System.getProperty("faultline." + Guards.DURATIONS));
    AgentBeans agent = new AgentBeans();
    String guards = AnnotatedShop.class.getName();
    long before = agent.durations(guards);
    for (int i = 0; i < CALLS; i++) {
      call.call();
    }
    long kept = agent.durations(guards) - before;
    // Some policies keep one of their own.
    if (wanted ? kept < CALLS : kept > 0) {
      throw new IllegalStateException(kept + " durations were kept of " + CALLS + " calls");
    }
  }
}
