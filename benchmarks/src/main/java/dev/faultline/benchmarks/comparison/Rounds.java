package dev.faultline.benchmarks.comparison;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs all variants of all comparisons once, then all but the details once more, and so on: what
 * changes on the machine meanwhile meets all of them alike.
 */
public final class Rounds {
  private final Forks forks;
  private final int rounds;
  private final PrintStream progress;

  public Rounds(Forks forks, int rounds, PrintStream progress) {
    this.forks = forks;
    this.rounds = rounds;
    this.progress = progress;
  }

  /**
   * Runs them.
   *
   * @throws RunnerException when one fails
   */
  public List<Findings> run(List<Comparison> comparisons) throws RunnerException {
    List<Findings> all = new ArrayList<>();
    int count = 0;
    for (Comparison comparison : comparisons) {
      if (!comparison.variants().isEmpty()) {
        all.add(findings(comparison));
        count += runs(comparison);
      }
    }
    int done = 0;
    long started = System.nanoTime();
    for (int round = 1; round <= rounds; round++) {
      for (Findings findings : all) {
        for (Variant variant : of(round, findings.comparison())) {
          Map<Cell, Double> medians = forks.run(variant, findings, logName(++done));
          long left = (System.nanoTime() - started) / done * (count - done);
          String where =
              String.format(Locale.ROOT, "[%d/%d, %s left] ", done, count, text(left))
                  + findings.comparison().title();
          medians.forEach(
              (cell, nanos) ->
                  progress.printf(
                      Locale.ROOT,
                      "%s: %s, %s: %.1f ns%n",
                      where,
                      cell.row(),
                      cell.column(),
                      nanos));
        }
      }
    }
    return all;
  }

  private Findings findings(Comparison comparison) {
    Findings findings = new Findings(comparison);
    if (rounds > 1 && comparison.variants().stream().anyMatch(Variant::isDetail)) {
      findings.note(
          "What --quick leaves out was measured in one round, all else in " + rounds + ".");
    }
    return findings;
  }

  private int runs(Comparison comparison) {
    int runs = 0;
    for (int round = 1; round <= rounds; round++) {
      runs += of(round, comparison).size();
    }
    return runs;
  }

  /** Details are left to the first round. */
  private static List<Variant> of(int round, Comparison comparison) {
    return comparison.variants().stream()
        .filter(variant -> round == 1 || !variant.isDetail())
        .toList();
  }

  private static String logName(int number) {
    return String.format(Locale.ROOT, "%04d.log", number);
  }

  private static String text(long nanos) {
    Duration left = Duration.ofNanos(nanos);
    return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
  }
}
