package dev.faultline.benchmarks.comparison;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs all variants of all comparisons once, then all once more, and so on: what changes on the
 * machine meanwhile meets all of them alike.
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
    comparisons.forEach(comparison -> all.add(new Findings(comparison)));
    int count = rounds * comparisons.stream().mapToInt(one -> one.variants().size()).sum();
    int done = 0;
    long started = System.nanoTime();
    for (int round = 1; round <= rounds; round++) {
      for (Findings findings : all) {
        for (Variant variant : findings.comparison().variants()) {
          String what = findings.comparison().title() + ": " + variant;
          double nanos = forks.run(variant, findings, logName(++done));
          long left = (System.nanoTime() - started) / done * (count - done);
          progress.printf(
              Locale.ROOT, "[%d/%d, %s left] %s: %.1f ns%n", done, count, text(left), what, nanos);
        }
      }
    }
    return all;
  }

  private static String logName(int number) {
    return String.format(Locale.ROOT, "%04d.log", number);
  }

  private static String text(long nanos) {
    Duration left = Duration.ofNanos(nanos);
    return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
  }
}
