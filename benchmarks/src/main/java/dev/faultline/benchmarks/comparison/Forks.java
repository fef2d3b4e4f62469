package dev.faultline.benchmarks.comparison;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs a variant once, in a JVM of its own, with the agent or without. Immutable. */
public final class Forks {
  private static final String BYTES = "gc.alloc.rate.norm";

  /** The longest take half a minute. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final File agentJar;
  private final File logs;
  private final boolean quick;

  /**
   * @param logs a folder for what JMH prints
   * @param quick iterations of 0.2 s in place of 0.5 s, and fewer
   */
  public Forks(File agentJar, File logs, boolean quick) {
    this.agentJar = agentJar;
    this.logs = logs;
    this.quick = quick;
  }

  /**
   * Runs it.
   *
   * @return medians in nanoseconds, to be shown
   * @throws RunnerException when a benchmark fails, which its proof may be the reason of
   */
  Map<Cell, Double> run(Variant variant, Findings findings, String logName) throws RunnerException {
    TimeValue time = TimeValue.milliseconds(quick ? 200 : 500);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(variant.include())
            .forks(1)
            .shouldFailOnError(true)
            .warmupTime(time)
            .measurementTime(time)
            .warmupIterations(quick ? 4 : 5)
            .measurementIterations(quick ? 4 : 5)
            .addProfiler(GCProfiler.class)
            .output(new File(logs, logName).getPath())
            // Not those to append, which a benchmark may have itself.
            .jvmArgsPrepend(agent(variant).toArray(new String[0]));
    variant.parameters().forEach(options::param);
    if (variant.threads() > 0) {
      options.threads(variant.threads());
    }
    Collection<RunResult> results = run(variant, new Runner(options.build()));
    Map<Cell, Double> medians = new LinkedHashMap<>();
    for (RunResult result : results) {
      List<Double> nanos = samples(result);
      Result<?> bytes = result.getSecondaryResults().get(BYTES);
      Cell cell =
          variant.cell(result.getPrimaryResult().getLabel(), parameters(result.getParams()));
      findings.add(cell, nanos, bytes == null ? Figure.NOT_COUNTED : bytes.getScore());
      medians.put(cell, Figure.median(nanos));
    }
    return medians;
  }

  private static Collection<RunResult> run(Variant variant, Runner runner) throws RunnerException {
    try (ForkDeadline deadline = ForkDeadline.in(LONGEST)) {
      try {
        return runner.run();
      } catch (RunnerException e) {
        throw deadline.hasPassed()
            ? new RunnerException(
                variant.include() + " was not through in " + LONGEST.toMinutes() + " minutes", e)
            : e;
      }
    }
  }

  private List<String> agent(Variant variant) {
    List<String> arguments = new ArrayList<>();
    if (variant.agentSettings() != null) {
      arguments.add("-javaagent:" + agentJar);
      arguments.add("-Dfaultline.in-app=dev.faultline.benchmarks");
      arguments.add("-Dfaultline.log.level=off");
      // As the peers' transports and exporters, which do nothing.
      arguments.add("-Dfaultline.backends=none");
      for (String setting : variant.agentSettings()) {
        arguments.add("-Dfaultline." + setting);
      }
    }
    return arguments;
  }

  private static List<Double> samples(RunResult result) {
    List<Double> nanos = new ArrayList<>();
    result
        .getBenchmarkResults()
        .forEach(
            fork -> {
              for (IterationResult iteration : fork.getIterationResults()) {
                nanos.add(nanos(iteration.getPrimaryResult(), result.getParams().getMode()));
              }
            });
    return nanos;
  }

  /** Of single calls the median, which other work on the machine hardly touches. */
  private static double nanos(Result<?> result, Mode mode) {
    return mode == Mode.SampleTime ? result.getStatistics().getPercentile(50) : result.getScore();
  }

  private static Map<String, String> parameters(BenchmarkParams params) {
    Map<String, String> values = new LinkedHashMap<>();
    params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
    return values;
  }
}
