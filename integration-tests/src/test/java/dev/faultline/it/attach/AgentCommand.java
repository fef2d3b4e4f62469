package dev.faultline.it.attach;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.nio.file.Path;

/** The agent's command line, in a JVM of its own. */
public final class AgentCommand {

  private final Jdk jdk;
  private final Path jar;

  private AgentCommand(Jdk jdk, Path jar) {
    this.jdk = jdk;
    this.jar = jar;
  }

  public static AgentCommand on(Jdk jdk) {
    return new AgentCommand(jdk, Packaged.agentJar());
  }

  /** The same of another copy of the jar. */
  public AgentCommand jar(Path other) {
    return new AgentCommand(jdk, other);
  }

  public Outcome run(String... arguments) {
    return JavaProgram.on(jdk).jar(jar).arguments(arguments).run();
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
