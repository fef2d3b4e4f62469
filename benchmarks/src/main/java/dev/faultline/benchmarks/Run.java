package dev.faultline.benchmarks;

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
import java.io.File;
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
 * Measures what the agent costs, without it, with it, and beside its peers, by turns; holds that
 * against the budgets; and writes tables, charts and all samples.
 */
public final class Run {
  private static final int OK = 0;
  private static final int BUDGET_MISSED = 1;
  private static final int WRONG_ARGUMENTS = 2;
  private static final int NOT_QUIET = 3;
  private static final int FAILED = 4;

  private static final int ROUNDS = 3;

  private final File agentJar;
  private final Path folder;
  private final boolean quick;

  private Run(File agentJar, Path folder, boolean quick) {
    this.agentJar = agentJar;
    this.folder = folder;
    this.quick = quick;
  }

  /**
   * Runs what is named.
   *
   * @param args the agent's jar, the folder that results go into, then {@code --quick}, {@code
   *     --noisy}, and names; all when none is named
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean quick = arguments.remove("--quick");
    boolean noisy = arguments.remove("--noisy");
    if (arguments.size() < 2 || !new File(arguments.get(0)).isFile()) {
      System.err.println("usage: Run AGENT_JAR FOLDER [--quick] [--noisy] [NAME...]");
      System.exit(WRONG_ARGUMENTS);
    }
    File agentJar = new File(arguments.remove(0)).getCanonicalFile();
    Path folder = Path.of(arguments.remove(0));
    Map<String, Supplier<List<Comparison>>> all = byName();
    List<String> unknown = new ArrayList<>(arguments);
    unknown.removeAll(all.keySet());
    if (!unknown.isEmpty()) {
      System.err.println("no such benchmark: " + unknown + "; there are " + all.keySet());
      System.exit(WRONG_ARGUMENTS);
    }
    List<Comparison> comparisons = new ArrayList<>();
    all.forEach(
        (name, some) -> {
          if (arguments.isEmpty() || arguments.contains(name)) {
            comparisons.addAll(some.get());
          }
        });
    if (!noisy && MachineLoad.waitUntilQuiet(System.out) > MachineLoad.QUIET) {
      System.err.println(
          "The machine has other work to do, and figures would not mean much."
              + " Stop that, or say --noisy to measure all the same.");
      System.exit(NOT_QUIET);
    }
    System.exit(new Run(agentJar, folder, quick).measure(comparisons));
  }

  private static Map<String, Supplier<List<Comparison>>> byName() {
    Map<String, Supplier<List<Comparison>>> all = new LinkedHashMap<>();
    all.put("exceptions", Exceptions::comparisons);
    all.put("guards", Guards::comparisons);
    all.put("calls", Parts::calls);
    all.put("parts", Parts::comparisons);
    return all;
  }

  private int measure(List<Comparison> comparisons) throws IOException, InterruptedException {
    Path logs = Files.createDirectories(folder.resolve("jmh"));
    Map<String, String> machine = MachineDescription.now();
    MachineLoad load = MachineLoad.start();
    List<Findings> all;
    try {
      for (Comparison comparison : comparisons) {
        for (Proof proof : comparison.proofs()) {
          proof.require(agentJar);
        }
      }
      all =
          new Rounds(new Forks(agentJar, logs.toFile(), quick), quick ? 1 : ROUNDS, System.out)
              .run(comparisons);
    } catch (RunnerException | IllegalStateException e) {
      System.err.println("A benchmark failed: " + e + "; what JMH printed is in " + logs);
      return FAILED;
    }
    machine.put("how", quick ? "quick: one round of 0.2 s" : ROUNDS + " rounds of 5 x 1 s");
    machine.put(
        "used by other programs meanwhile",
        String.format(Locale.ROOT, "%.1f %%", load.usedByOthers() * 100));
    write(machine, all);
    return verdict(all);
  }

  private void write(Map<String, String> machine, List<Findings> all) throws IOException {
    StringBuilder tables = new StringBuilder();
    machine.forEach((what, value) -> tables.append(what).append(": ").append(value).append('\n'));
    for (Findings findings : all) {
      tables.append(new MarkdownReport(findings));
      Files.writeString(
          folder.resolve(findings.comparison().name() + ".svg"), new BarChart(findings).draw());
      if (findings.comparison().name().equals(Parts.ENCODING)) {
        tables.append(EncodedEvent.sizes());
      }
    }
    Files.writeString(folder.resolve("results.md"), tables);
    try (Writer out = Files.newBufferedWriter(folder.resolve("results.json"))) {
      new JsonReport(machine, all).write(out);
    }
    System.out.println();
    System.out.print(tables);
    System.out.println("\nWritten into " + folder + ": results.md, results.json, and charts");
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
