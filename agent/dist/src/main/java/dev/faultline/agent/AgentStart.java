package dev.faultline.agent;

import dev.faultline.agent.command.AttachCommand;
import dev.faultline.agent.command.Reply;
import dev.faultline.agent.command.Request;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/**
 * First class in the agent's own class loader. It links nothing of the bootstrap part before that
 * is there. Called by {@link FaultlineAgent}.
 */
public final class AgentStart {

  private AgentStart() {}

  /**
   * Starts the agent before the program's main class is loaded.
   *
   * @param arguments path of a properties file; null or empty for none
   * @param agentJar the jar that the agent comes from
   */
  public static void start(String arguments, Instrumentation instrumentation, File agentJar)
      throws Exception {
    new BootstrapClasses(instrumentation).define();
    new AgentControl(instrumentation, agentJar).start(arguments);
  }

  /**
   * Starts the agent in a running JVM, which has none. Returns before the agent has started: the
   * JVM's attach thread is not held up.
   *
   * @param arguments of a command's request, or as for {@link #start}
   * @param agentJar the jar that the agent comes from
   */
  public static void attach(String arguments, Instrumentation instrumentation, File agentJar)
      throws Exception {
    if (Request.isRequest(arguments) && !isAttach(arguments)) {
      Reply.failed("no agent is attached to this JVM").write(Request.folder(arguments));
      return;
    }
    new BootstrapClasses(instrumentation).define();
    new AgentControl(instrumentation, agentJar).attach(arguments);
  }

  private static boolean isAttach(String arguments) throws IOException {
    return Request.read(arguments).command().equals(AttachCommand.NAME);
  }
}
