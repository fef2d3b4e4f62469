package dev.faultline.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures an exception without the agent, counted, captured, and captured by Sentry's SDK, and
 * prints a Markdown table.
 */
public final class Run {

  private final File agentJar;
  private final boolean quick;

  private Run(File agentJar, boolean quick) {
    this.agentJar = agentJar;
    this.quick = quick;
  }

  public static void main(String[] args) throws RunnerException, IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean quick = arguments.remove("--quick");
    if (arguments.size() != 1) {
      System.err.println("usage: Run AGENT_JAR [--quick]");
      System.exit(2);
    }
    File agentJar = new File(arguments.get(0)).getCanonicalFile();
    if (!agentJar.isFile()) {
      System.err.println(agentJar + " is not there; mvn -q package -DskipTests makes it");
      System.exit(2);
    }
    new Run(agentJar, quick).measure();
  }

  private void measure() throws RunnerException {
    Map<String, Map<Integer, Result<?>>> rows = new LinkedHashMap<>();
    rows.put("no agent", run(ThrowAndCatch.class));
    rows.put(
        "agent, counted only",
        run(ThrowAndCatch.class, agent(), "-Dfaultline.sampling.site-burst=1"));
    rows.put(
        "agent, captured with variables",
        run(
            ThrowAndCatch.class,
            agent(),
            "-Dfaultline.overhead.max-cpu=100%",
            "-Dfaultline.sampling.fingerprint-rate=1000000",
            "-Dfaultline.sampling.site-rate=1000000",
            "-Dfaultline.sampling.process-rate=1000000"));
    rows.put("no agent, Sentry `captureException`", run(SentryCapture.class));
    print(rows);
  }

  private String agent() {
    return "-javaagent:" + agentJar;
  }

  private Map<Integer, Result<?>> run(Class<?> benchmark, String... jvmArguments)
      throws RunnerException {
    List<String> arguments = new ArrayList<>(List.of(jvmArguments));
    arguments.add("-Dfaultline.in-app=dev.faultline.benchmarks");
    arguments.add("-Dfaultline.log.level=off");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .forks(quick ? 1 : 3)
            .jvmArgsAppend(arguments.toArray(new String[0]));
    if (quick) {
      options.warmupTime(TimeValue.milliseconds(500)).measurementTime(TimeValue.milliseconds(500));
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<Integer, Result<?>> byDepth = new TreeMap<>();
    for (RunResult result : results) {
      byDepth.put(
          Integer.parseInt(result.getParams().getParam("depth")), result.getPrimaryResult());
    }
    return byDepth;
  }

  private static void print(Map<String, Map<Integer, Result<?>>> rows) {
    StringBuilder table = new StringBuilder("\n| an exception thrown and caught |");
    rows.values()
        .iterator()
        .next()
        .keySet()
        .forEach(d -> table.append(" depth ").append(d).append(" |"));
    table.append("\n| --- |").append(" ---: |".repeat(3));
    rows.forEach(
        (name, byDepth) -> {
          table.append("\n| ").append(name).append(" |");
          byDepth
              .values()
              .forEach(
                  result ->
                      table.append(
                          String.format(
                              Locale.ROOT,
                              " %.2f ± %.2f µs |",
                              result.getScore() / 1000,
                              result.getScoreError() / 1000)));
        });
    System.out.println(table);
  }
}
