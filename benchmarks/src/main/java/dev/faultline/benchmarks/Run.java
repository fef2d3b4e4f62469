package dev.faultline.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the agent costs, without it, with it, and beside Sentry's SDK, and prints Markdown
 * tables: an exception's life, and the parts that can be measured by themselves.
 */
public final class Run {

  private final Jmh jmh;

  private Run(Jmh jmh) {
    this.jmh = jmh;
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
    Run run = new Run(new Jmh(agentJar, quick));
    List<ResultTable> tables = List.of(run.exceptions(), run.parts(), run.calls());
    tables.forEach(System.out::println);
  }

  private ResultTable exceptions() throws RunnerException {
    ResultTable table = new ResultTable("an exception thrown and caught", TimeUnit.MICROSECONDS);
    table.row("no agent", "depth", jmh.withoutAgent(ThrowAndCatch.class));
    table.row(
        "agent, counted only",
        "depth",
        jmh.withAgent(ThrowAndCatch.class, "sampling.site-burst=1"));
    table.row(
        "agent, captured with variables",
        "depth",
        jmh.withAgent(
            ThrowAndCatch.class,
            "overhead.max-cpu=100%",
            "sampling.fingerprint-rate=1000000",
            "sampling.site-rate=1000000",
            "sampling.process-rate=1000000"));
    table.row(
        "no agent, Sentry `captureException`", "depth", jmh.withoutAgent(SentryCapture.class));
    return table;
  }

  /** Of the agent's own code, called by the benchmark itself. */
  private ResultTable parts() throws RunnerException {
    ResultTable table = new ResultTable("a part of a capture", TimeUnit.NANOSECONDS);
    table.column("snapshot of variables", jmh.withoutAgent(Snapshot.class));
    table.column("looking for secrets in 512 characters", jmh.withoutAgent(RedactedTexts.class));
    return table;
  }

  private ResultTable calls() throws RunnerException {
    ResultTable table = new ResultTable("a call", TimeUnit.NANOSECONDS);
    table.column("facade, no agent", jmh.withoutAgent(FacadeCalls.class));
    table.column("facade, agent", jmh.withAgent(FacadeCalls.class));
    table.column("method, no agent", jmh.withoutAgent(NamedMethod.class));
    table.column(
        "method, named",
        jmh.withAgent(
            NamedMethod.class, "capture.methods=dev.faultline.benchmarks.NamedMethod.price(..)"));
    return table;
  }
}
