package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.process.JdkTool;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A program of the benchmarks, in a JVM of its own with the agent. */
final class AgentProgram {
  private AgentProgram() {}

  /**
   * How it is started.
   *
   * @param settings of the agent, such as {@code log.level=warn}; of two by one name the last holds
   */
  static List<String> command(
      File agentJar, List<String> settings, Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JdkTool.path("java"));
    command.add("-javaagent:" + agentJar);
    settings.forEach(setting -> command.add("-Dfaultline." + setting));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    Collections.addAll(command, arguments);
    return command;
  }
}
