package dev.faultline.it.run;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.TestFolders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program to be started in a JVM of its own, in an empty folder, with an environment that says
 * nothing to JVMs or agents. Immutable: every method returns a changed copy, so that one
 * description can be started with the agent and without.
 */
public final class JavaProgram {

  private final List<String> java;
  private final List<AgentOptions> agents;
  private final List<String> jvmArguments;
  private final List<String> program;
  private final Map<String, String> environment;
  private final Path directory;
  private final byte[] input;

  private JavaProgram(
      List<String> java,
      List<AgentOptions> agents,
      List<String> jvmArguments,
      List<String> program,
      Map<String, String> environment,
      Path directory,
      byte[] input) {
    this.java = java;
    this.agents = agents;
    this.jvmArguments = jvmArguments;
    this.program = program;
    this.environment = environment;
    this.directory = directory;
    this.input = input;
  }

  /** Nothing but {@code java} so far. */
  public static JavaProgram on(Jdk jdk) {
    return command(List.of(jdk.tool("java").toString()));
  }

  /** Any other command, such as a compiler's. */
  public static JavaProgram command(List<String> command) {
    return new JavaProgram(
        List.copyOf(command), List.of(), List.of(), List.of(), Map.of(), null, new byte[0]);
  }

  /** With the agent attached; called twice, it is attached twice. */
  public JavaProgram with(AgentOptions agent) {
    return new JavaProgram(
        java,
        Stream.concat(agents.stream(), Stream.of(agent)).toList(),
        jvmArguments,
        program,
        environment,
        directory,
        input);
  }

  public JavaProgram jvmArguments(String... arguments) {
    return new JavaProgram(
        java, agents, and(jvmArguments, arguments), program, environment, directory, input);
  }

  public JavaProgram classPath(Path... entries) {
    return jvmArguments(
        "-cp",
        Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  public JavaProgram mainClass(String name) {
    return arguments(name);
  }

  public JavaProgram jar(Path jar) {
    return arguments("-jar", jar.toString());
  }

  public JavaProgram arguments(String... arguments) {
    return new JavaProgram(
        java, agents, jvmArguments, and(program, arguments), environment, directory, input);
  }

  public JavaProgram environment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new JavaProgram(java, agents, jvmArguments, program, more, directory, input);
  }

  public JavaProgram directory(Path folder) {
    return new JavaProgram(java, agents, jvmArguments, program, environment, folder, input);
  }

  /** What the program reads from standard input. */
  public JavaProgram input(byte[] bytes) {
    return new JavaProgram(java, agents, jvmArguments, program, environment, directory, bytes);
  }

  /** Runs it to its end. */
  public Outcome run() {
    return start().await();
  }

  /** Starts it. The caller closes it. */
  public RunningProgram start() {
    List<String> command = new ArrayList<>(java);
    agents.forEach(agent -> command.addAll(agent.jvmArguments()));
    command.addAll(jvmArguments);
    command.addAll(program);
    Path logs = TestFolders.create("process");
    try {
      Path stdin = Files.write(logs.resolve("stdin"), input);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory((directory == null ? TestFolders.create("cwd") : directory).toFile())
              .redirectInput(stdin.toFile())
              .redirectOutput(logs.resolve("stdout").toFile())
              .redirectError(logs.resolve("stderr").toFile());
      clean(builder.environment());
      builder.environment().putAll(environment);
      return new RunningProgram(command, builder.start(), logs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clean(Map<String, String> inherited) {
    inherited
        .keySet()
        .removeIf(
            name ->
                name.startsWith("FAULTLINE_")
                    || name.equals("JAVA_TOOL_OPTIONS")
                    || name.equals("JDK_JAVA_OPTIONS")
                    || name.equals("_JAVA_OPTIONS")
                    || name.equals("CLASSPATH"));
    // The same text encoding on every machine and every JDK.
    inherited.put("LC_ALL", "C.UTF-8");
  }

  private static List<String> and(List<String> list, String... more) {
    return Stream.concat(list.stream(), Stream.of(more)).toList();
  }
}
