package dev.faultline.it.run;

import dev.faultline.it.program.Packaged;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the agent is attached to a program. Immutable: every method returns a changed copy. */
public final class AgentOptions {

  private final Path jar;
  private final String argument;
  private final Map<String, String> settings;

  private AgentOptions(Path jar, String argument, Map<String, String> settings) {
    this.jar = jar;
    this.argument = argument;
    this.settings = settings;
  }

  /** The packaged agent as it comes, with no setting at all. */
  public static AgentOptions bare() {
    return new AgentOptions(Packaged.agentJar(), null, Map.of());
  }

  /**
   * The packaged agent with a backend to send to. The patience when the JVM ends, the time for one
   * snapshot and the CPU time for all are more than the default, because many JVMs share this
   * machine's processors.
   */
  public static AgentOptions sendingTo(URI endpoint) {
    return bare()
        .setting("faultline.endpoint", endpoint.toString())
        .setting("faultline.shutdown.timeout", "60s")
        .setting("faultline.snapshot.max-time", "10s")
        .setting("faultline.overhead.max-cpu", "100%");
  }

  public AgentOptions jar(Path otherJar) {
    return new AgentOptions(otherJar, argument, settings);
  }

  /** What stands after {@code -javaagent:faultline-agent.jar=}. */
  public AgentOptions argument(String text) {
    return new AgentOptions(jar, text, settings);
  }

  /** A setting as a system property. */
  public AgentOptions setting(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new AgentOptions(jar, argument, more);
  }

  public AgentOptions service(String name) {
    return setting("faultline.service.name", name);
  }

  /** Where the agent's own lines go instead of standard error. */
  public AgentOptions logFile(Path file) {
    return setting("faultline.log.file", file.toString());
  }

  List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + jar + (argument == null ? "" : "=" + argument));
    settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    return arguments;
  }
}
