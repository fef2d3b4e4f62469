package dev.faultline.benchmarks;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    return run(benchmark, List.of());
  }

  /**
   * @param settings of the agent, such as {@code sampling.site-burst=1}
   */
  Collection<RunResult> withAgent(Class<?> benchmark, String... settings) throws RunnerException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + agentJar);
    arguments.add("-Dfaultline.in-app=dev.faultline.benchmarks");
    arguments.add("-Dfaultline.log.level=off");
    for (String setting : settings) {
      arguments.add("-Dfaultline." + setting);
    }
    return run(benchmark, arguments);
  }

  private Collection<RunResult> run(Class<?> benchmark, List<String> jvmArguments)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName() + "\\.")
            .forks(quick ? 1 : 3)
            .jvmArgsAppend(jvmArguments.toArray(new String[0]));
    if (quick) {
      options.warmupTime(TimeValue.milliseconds(500)).measurementTime(TimeValue.milliseconds(500));
    }
    return new Runner(options.build()).run();
  }
}
