package dev.faultline.benchmarks.comparison;

import java.io.PrintStream;
import java.time.Duration;
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
  private final Runnable roundDone;

  /**
   * @param roundDone told after each round
   */
  public Rounds(Forks forks, int rounds, PrintStream progress, Runnable roundDone) {
    this.forks = forks;
    this.rounds = rounds;
    this.progress = progress;
    this.roundDone = roundDone;
  }

  /**
   * Runs them, each round in another order.
   *
   * @param all what is compared; what was measured is added to it, and is there if one fails
   * @throws RunnerException when one fails
   */
  public void run(List<Findings> all) throws RunnerException {
    int count = 0;
    for (Findings findings : all) {
      noteDetails(findings);
      count += runs(findings.comparison());
    }
    int done = 0;
    long started = System.nanoTime();
    for (int round = 1; round <= rounds; round++) {
      for (Findings findings : all) {
        for (Variant variant : Rotation.of(of(round, findings.comparison()), round)) {
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
      roundDone.run();
    }
  }

  private void noteDetails(Findings findings) {
    if (rounds > 1 && findings.comparison().variants().stream().anyMatch(Variant::isDetail)) {
      findings.note(
          "What --quick leaves out was measured in one round, all else in " + rounds + ".");
    }
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
