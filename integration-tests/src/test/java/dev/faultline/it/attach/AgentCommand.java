package dev.faultline.it.attach;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;

/** The agent's command line, in a JVM of its own. */
public final class AgentCommand {

  private final Jdk jdk;

  private AgentCommand(Jdk jdk) {
    this.jdk = jdk;
  }

  public static AgentCommand on(Jdk jdk) {
    return new AgentCommand(jdk);
  }

  public Outcome run(String... arguments) {
    return JavaProgram.on(jdk).jar(Packaged.agentJar()).arguments(arguments).run();
  }

  /** Runs a command that must succeed, and returns what it printed. */
  public String succeed(String... arguments) {
    Outcome outcome = run(arguments);
    if (outcome.exitCode() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + outcome);
    }
    return outcome.out();
  }
}
