package dev.faultline.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;

/**
 * First class in the agent's own class loader. It links nothing of the bootstrap part before that
 * is there.
 */
public final class AgentStart {

  private AgentStart() {}

  /**
   * Starts the agent. Called by {@link FaultlineAgent}.
   *
   * @param arguments path of a properties file; null or empty for none
   * @param agentJar the jar that the agent comes from
   */
  public static void start(String arguments, Instrumentation instrumentation, File agentJar)
      throws Exception {
    new BootstrapClasses(instrumentation).define();
    new AgentAssembly(instrumentation, agentJar).start(arguments);
  }
}
