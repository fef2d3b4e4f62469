package dev.faultline.benchmarks;

import dev.faultline.benchmarks.guard.GuardedCall;
import dev.faultline.benchmarks.guard.Library;
import dev.faultline.benchmarks.guard.Policies;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    File agentJar = arguments.isEmpty() ? null : new File(arguments.remove(0)).getCanonicalFile();
    if (agentJar == null || !agentJar.isFile()) {
      System.err.println("usage: Run AGENT_JAR [--quick] [NAME...]; no agent at " + agentJar);
      System.exit(2);
    }
    Map<String, Tables> all = new Run(new Jmh(agentJar, quick)).byName();
    List<String> unknown = new ArrayList<>(arguments);
    unknown.removeAll(all.keySet());
    if (!unknown.isEmpty()) {
      System.err.println("no such benchmark: " + unknown + "; there are " + all.keySet());
      System.exit(2);
    }
    List<ResultTable> tables = new ArrayList<>();
    for (Map.Entry<String, Tables> one : all.entrySet()) {
      if (arguments.isEmpty() || arguments.contains(one.getKey())) {
        tables.addAll(one.getValue().measure());
      }
    }
    tables.forEach(System.out::println);
  }

  private Map<String, Tables> byName() {
    Map<String, Tables> all = new LinkedHashMap<>();
    all.put("exceptions", () -> List.of(exceptions()));
    all.put("parts", () -> List.of(parts()));
    all.put("calls", () -> List.of(calls()));
    all.put("guards", this::guards);
    return all;
  }

  private List<ResultTable> guards() throws RunnerException {
    ResultTable succeeds = new ResultTable("a guarded call that succeeds", TimeUnit.NANOSECONDS);
    ResultTable others = new ResultTable("a guarded call that does not", TimeUnit.NANOSECONDS);
    for (Library library : Library.values()) {
      guarded(succeeds, library, "succeeds", library.toString(), Policies.values());
      guarded(others, library, "isRetried", library.toString(), Policies.RETRY);
      guarded(others, library, "isRefused", library.toString(), Policies.BREAKER);
    }
    return List.of(succeeds, others);
  }

  private void guarded(
      ResultTable table, Library library, String method, String row, Policies... each)
      throws RunnerException {
    String[] policies = Stream.of(each).filter(library::has).map(Enum::name).toArray(String[]::new);
    if (policies.length == 0) {
      return;
    }
    Map<String, String[]> parameters =
        Map.of("library", new String[] {library.name()}, "policies", policies);
    table.cells(
        row,
        "policies",
        library == Library.FAULTLINE
            ? jmh.withAgent(GuardedCall.class, method, parameters)
            : jmh.withoutAgent(GuardedCall.class, method, parameters));
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

  /** Measures, and gives what it has found. */
  private interface Tables {
    List<ResultTable> measure() throws RunnerException;
  }
}
