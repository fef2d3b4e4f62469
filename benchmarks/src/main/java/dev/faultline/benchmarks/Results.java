package dev.faultline.benchmarks;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Findings;
import dev.faultline.benchmarks.report.BarChart;
import dev.faultline.benchmarks.report.JsonReport;
import dev.faultline.benchmarks.report.MarkdownReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folder of a run's results, from its beginning on: what an earlier run left is gone, and what
 * was measured so far is there, each file whole, however this run ends. To be used by one thread.
 */
final class Results {
  private static final String MARKDOWN = "results.md";
  private static final String JSON = "results.json";
  private static final String STATE = "state";
  private static final String FAILED = "**failed**: ";

  private final Path folder;
  private final Map<String, String> machine = new LinkedHashMap<>();
  private final List<Findings> all = new ArrayList<>();

  private Results(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, and takes away what an earlier run has written there, and nothing else.
   *
   * @param machine what is measured, on what, and how
   */
  static Results begin(Path folder, Map<String, String> machine) throws IOException {
    Results results = new Results(folder);
    results.machine.put(STATE, "**not finished**: what was measured so far");
    results.machine.putAll(machine);
    Files.deleteIfExists(folder.resolve(MARKDOWN));
    Files.deleteIfExists(folder.resolve(JSON));
    clear(results.charts(), "*.svg");
    clear(results.logs(), "*.log");
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(results.logs(), Files::isDirectory)) {
      for (Path part : parts) {
        clear(part, "*.log");
      }
    }
    return results;
  }

  private static void clear(Path folder, String files) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, files)) {
      for (Path one : old) {
        Files.delete(one);
      }
    }
  }

  private Path charts() {
    return folder.resolve("charts");
  }

  /** For what benchmarks print. */
  Path logs() {
    return folder.resolve("logs");
  }

  /** Begins with some that may be empty yet; what is added to them is in what is written next. */
  void add(List<Findings> more) {
    all.addAll(more);
  }

  /** Says something that holds for all of it, in place of what was said by that name before. */
  void say(String name, String value) {
    machine.put(name, value);
  }

  /** The run is over, and nothing is missing. */
  void finish() {
    machine.put(STATE, "finished");
  }

  /** Something will be missing when the run is over; may be said more than once. */
  void fail(String why) {
    String before = machine.get(STATE);
    machine.put(STATE, before.startsWith(FAILED) ? before + "; " + why : FAILED + why);
  }

  /**
   * Writes what there is.
   *
   * @throws UncheckedIOException when it cannot
   */
  void write() {
    try {
      writeAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeAll() throws IOException {
    for (Findings findings : measured()) {
      if (!findings.figures().isEmpty()) {
        replace(
            charts().resolve(findings.comparison().name() + ".svg"), new BarChart(findings).draw());
      }
    }
    StringWriter json = new StringWriter();
    new JsonReport(machine, measured()).write(json);
    replace(folder.resolve(JSON), json.toString());
    replace(folder.resolve(MARKDOWN), tables());
  }

  private List<Findings> measured() {
    return all.stream().filter(one -> !one.figures().isEmpty() || !one.notes().isEmpty()).toList();
  }

  /** All of it, in Markdown. */
  String tables() {
    StringBuilder tables = new StringBuilder();
    machine.forEach((what, value) -> tables.append(what).append(": ").append(value).append('\n'));
    measured().forEach(findings -> tables.append(new MarkdownReport(findings)));
    return tables.toString();
  }

  /** Whoever reads meanwhile, or after a kill, has the file of before or this one. */
  private static void replace(Path file, String text) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What budgets are missed by more than the noise. */
  List<String> missed() {
    return judged(EnumSet.of(Budget.Verdict.MISSED));
  }

  /** Of what budgets this run does not tell whether they are met. */
  List<String> notJudged() {
    return judged(
        EnumSet.of(
            Budget.Verdict.NO_DIFFERENCE,
            Budget.Verdict.MEASURED_ONCE,
            Budget.Verdict.NOT_MEASURED));
  }

  private List<String> judged(Set<Budget.Verdict> verdicts) {
    List<String> judged = new ArrayList<>();
    for (Findings findings : all) {
      for (Budget budget : findings.comparison().budgets()) {
        if (verdicts.contains(budget.verdict(findings.figures()))) {
          judged.add(budget.what());
        }
      }
    }
    return judged;
  }
}
