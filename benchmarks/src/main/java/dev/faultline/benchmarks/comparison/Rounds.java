package dev.faultline.benchmarks.comparison;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs all variants of all comparisons once, then all that are to be measured more often once more,
 * and so on: what changes on the machine meanwhile meets all of them alike.
 */
public final class Rounds {
  private final Forks forks;
  private final RoundPlan plan;
  private final PrintStream progress;
  private final Runnable roundDone;

  /**
   * @param roundDone told after each round
   */
  public Rounds(Forks forks, RoundPlan plan, PrintStream progress, Runnable roundDone) {
    this.forks = forks;
    this.plan = plan;
    this.progress = progress;
    this.roundDone = roundDone;
  }

  /**
   * Runs them, each round in another order. One that fails is not run again, and the others are.
   *
   * @param all what is compared; what was measured is added to it, and is there if one fails
   * @throws RunnerException at the end when one has failed
   */
  public void run(List<Findings> all) throws RunnerException {
    int count = 0;
    for (Findings findings : all) {
      count += runs(findings.comparison());
    }
    int done = 0;
    long started = System.nanoTime();
    Map<Variant, RunnerException> failed = new LinkedHashMap<>();
    for (int round = 1; round <= plan.judged(); round++) {
      for (Findings findings : all) {
        for (Variant variant : Rotation.of(of(round, findings.comparison()), round)) {
          done++;
          if (failed.containsKey(variant)) {
            continue;
          }
          String logName = logName(done);
          try {
            Map<Cell, Double> medians = forks.run(variant, findings, logName);
            long left = (System.nanoTime() - started) / done * (count - done);
            print(findings, medians, done, count, left);
          } catch (RunnerException e) {
            failed.put(variant, e);
            fail(findings, variant, logName, e);
          }
        }
      }
      roundDone.run();
    }
    throwFirst(failed.values());
  }

  private void print(
      Findings findings, Map<Cell, Double> medians, int done, int count, long leftNanos) {
    medians.forEach(
        (cell, nanos) ->
            progress.printf(
                Locale.ROOT,
                "[%d/%d, %s left] %s: %s, %s: %.1f ns%n",
                done,
                count,
                text(leftNanos),
                findings.comparison().title(),
                cell.row(),
                cell.column(),
                nanos));
  }

  private void fail(Findings findings, Variant variant, String logName, RunnerException why) {
    String text = variant + " failed: " + why.getMessage() + "; what was printed is in " + logName;
    findings.note("**" + text + "**");
    progress.println("FAILED: " + findings.comparison().title() + ": " + text);
  }

  /** With all others inside. */
  private static void throwFirst(Collection<RunnerException> failures) throws RunnerException {
    RunnerException first = null;
    for (RunnerException failure : failures) {
      if (first == null) {
        first = failure;
      } else {
        first.addSuppressed(failure);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private int runs(Comparison comparison) {
    return comparison.variants().stream().mapToInt(one -> plan.of(comparison, one)).sum();
  }

  /** Those that are measured so often. */
  private List<Variant> of(int round, Comparison comparison) {
    return comparison.variants().stream()
        .filter(variant -> round <= plan.of(comparison, variant))
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
