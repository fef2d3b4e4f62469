package dev.faultline.benchmarks;

import dev.faultline.benchmarks.application.Applications;
import dev.faultline.benchmarks.collector.CollectorRuns;
import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Comparison;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.comparison.Forks;
import dev.faultline.benchmarks.comparison.Proof;
import dev.faultline.benchmarks.comparison.Rounds;
import dev.faultline.benchmarks.exception.Exceptions;
import dev.faultline.benchmarks.guard.Guards;
import dev.faultline.benchmarks.machine.MachineDescription;
import dev.faultline.benchmarks.machine.MachineLoad;
import dev.faultline.benchmarks.part.EncodedEvent;
import dev.faultline.benchmarks.part.Parts;
import dev.faultline.benchmarks.report.BarChart;
import dev.faultline.benchmarks.report.JsonReport;
import dev.faultline.benchmarks.report.MarkdownReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the agent costs, without it, with it, and beside its peers, by turns, and what the
 * collector takes in; holds that against the budgets; and writes tables, charts and all samples.
 */
public final class Run {
  private static final int OK = 0;
  private static final int BUDGET_MISSED = 1;
  private static final int WRONG_ARGUMENTS = 2;
  private static final int NOT_QUIET = 3;
  private static final int FAILED = 4;
  private static final int NO_ROOM = 5;

  private static final String PARTS = "parts";
  private static final String APPLICATIONS = "applications";
  private static final String COLLECTOR = "collector";

  /** Of the bookshop. */
  private static final List<String> PATHS =
      List.of("/books", "/books/9781903000120", "/prices/9781903000120?copies=2");

  private static final List<String> FAILING_PATHS =
      List.of("/books/9781903009999", "/prices/9781903000120?copies=2&promotion=LOYALTY");

  private final RunOptions options;

  private Run(RunOptions options) {
    this.options = options;
  }

  /** Runs what is named; see {@link RunOptions}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    RunOptions options;
    try {
      options = RunOptions.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_ARGUMENTS);
      return;
    }
    if (options.isChosen(COLLECTOR) && !hasRoom(options)) {
      System.exit(NO_ROOM);
    }
    if (!options.noisy() && MachineLoad.waitUntilQuiet(System.out) > MachineLoad.QUIET) {
      System.err.println(
          "The machine has other work to do, and figures would not mean much."
              + " Stop that, or say --noisy to measure all the same.");
      System.exit(NOT_QUIET);
    }
    System.exit(new Run(options).measure());
  }

  private static boolean hasRoom(RunOptions options) throws IOException {
    System.out.println(options.collectorPlan().announcement());
    try {
      options.collectorPlan().requireRoom(Files.createDirectories(options.folder()));
      return true;
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return false;
    }
  }

  private List<Comparison> comparisons() {
    Map<String, Supplier<List<Comparison>>> all = new LinkedHashMap<>();
    all.put("exceptions", Exceptions::comparisons);
    all.put("guards", Guards::comparisons);
    all.put("calls", Parts::calls);
    all.put(PARTS, Parts::comparisons);
    List<Comparison> chosen = new ArrayList<>();
    all.forEach(
        (name, some) -> {
          if (options.isChosen(name)) {
            chosen.addAll(some.get());
          }
        });
    if (options.quick()) {
      chosen.replaceAll(Comparison::brief);
    }
    return chosen;
  }

  private int measure() throws IOException, InterruptedException {
    Path logs = Files.createDirectories(options.folder().resolve("logs"));
    Map<String, String> machine = MachineDescription.now();
    MachineLoad load = MachineLoad.start();
    int rounds = options.rounds();
    List<Findings> all = new ArrayList<>();
    try {
      List<Comparison> comparisons = comparisons();
      for (Comparison comparison : comparisons) {
        for (Proof proof : comparison.proofs()) {
          proof.require(options.agentJar());
        }
      }
      all.addAll(
          new Rounds(
                  new Forks(options.agentJar(), logs.toFile(), options.quick()), rounds, System.out)
              .run(comparisons));
      if (options.isChosen(PARTS)) {
        all.add(EncodedEvent.sizes());
      }
      if (options.isChosen(APPLICATIONS)) {
        all.addAll(applications(logs).measure(options.agentJar(), rounds, System.out));
      }
      if (options.isChosen(COLLECTOR)) {
        all.addAll(
            new CollectorRuns(
                    options.collectorJar(),
                    options.collectorPlan(),
                    options.folder(),
                    logs,
                    options.quick())
                .measure(System.out));
      }
    } catch (RunnerException | IOException | IllegalStateException e) {
      System.err.println("A benchmark failed: " + e + "; what was printed is in " + logs);
      return FAILED;
    }
    machine.put("how", options.how());
    machine.put(
        "used by other programs meanwhile",
        String.format(Locale.ROOT, "%.1f %%", load.usedByOthers() * 100));
    write(machine, all);
    return verdict(all);
  }

  /** The bookshop, unless another was named. */
  private Applications applications(Path logs) {
    return options.application() == null
        ? new Applications(options.bookshop(), PATHS, FAILING_PATHS, logs, options.quick())
        : new Applications(
            options.application(), options.paths(), List.of(), logs, options.quick());
  }

  private void write(Map<String, String> machine, List<Findings> all) throws IOException {
    StringBuilder tables = new StringBuilder();
    machine.forEach((what, value) -> tables.append(what).append(": ").append(value).append('\n'));
    for (Findings findings : all) {
      tables.append(new MarkdownReport(findings));
      Files.writeString(
          options.folder().resolve(findings.comparison().name() + ".svg"),
          new BarChart(findings).draw());
    }
    Files.writeString(options.folder().resolve("results.md"), tables);
    try (Writer out = Files.newBufferedWriter(options.folder().resolve("results.json"))) {
      new JsonReport(machine, all).write(out);
    }
    System.out.println();
    System.out.print(tables);
    System.out.println(
        "\nWritten into " + options.folder() + ": results.md, results.json, and charts");
  }

  private static int verdict(List<Findings> all) {
    int code = OK;
    for (Findings findings : all) {
      for (Budget budget : findings.comparison().budgets()) {
        if (budget.verdict(findings.figures()) == Budget.Verdict.MISSED) {
          System.err.println("A budget is missed by more than the noise: " + budget.what());
          code = BUDGET_MISSED;
        }
      }
    }
    return code;
  }
}
