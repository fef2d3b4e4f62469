package dev.faultline.benchmarks;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs benchmarks in JVMs of their own, with the agent or without. Immutable. */
final class Jmh {

  private final File agentJar;
  private final boolean quick;

  /**
   * @param quick one short fork of each in place of three
   */
  Jmh(File agentJar, boolean quick) {
    this.agentJar = agentJar;
    this.quick = quick;
  }

  Collection<RunResult> withoutAgent(Class<?> benchmark) throws RunnerException {
    return run(benchmark.getName() + "\\.", Map.of(), List.of());
  }

  /**
   * One method of a benchmark, with what it allocates.
   *
   * @param parameters values to run it with, by the parameters' names
   */
  Collection<RunResult> withoutAgent(
      Class<?> benchmark, String method, Map<String, String[]> parameters) throws RunnerException {
    return run(only(benchmark, method), parameters, List.of());
  }

  /** The same with the agent at its default settings. */
  Collection<RunResult> withAgent(
      Class<?> benchmark, String method, Map<String, String[]> parameters) throws RunnerException {
    return run(only(benchmark, method), parameters, agent());
  }

  private static String only(Class<?> benchmark, String method) {
    return benchmark.getName() + "\\." + method + "$";
  }

  /**
   * @param settings of the agent, such as {@code sampling.site-burst=1}
   */
  Collection<RunResult> withAgent(Class<?> benchmark, String... settings) throws RunnerException {
    return run(benchmark.getName() + "\\.", Map.of(), agent(settings));
  }

  private List<String> agent(String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + agentJar);
    arguments.add("-Dfaultline.in-app=dev.faultline.benchmarks");
    arguments.add("-Dfaultline.log.level=off");
    for (String setting : settings) {
      arguments.add("-Dfaultline." + setting);
    }
    return arguments;
  }

  private Collection<RunResult> run(
      String include, Map<String, String[]> parameters, List<String> jvmArguments)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .forks(quick ? 1 : 3)
            .jvmArgsAppend(jvmArguments.toArray(new String[0]));
    parameters.forEach(options::param);
    if (!parameters.isEmpty()) {
      options.addProfiler(GCProfiler.class);
    }
    if (quick) {
      options.warmupTime(TimeValue.milliseconds(500)).measurementTime(TimeValue.milliseconds(500));
    }
    return new Runner(options.build()).run();
  }
}
