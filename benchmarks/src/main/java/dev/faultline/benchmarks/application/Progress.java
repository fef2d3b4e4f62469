package dev.faultline.benchmarks.application;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells how far something has got, and how long it may still take. To be used by one thread. */
final class Progress {
  private final PrintStream out;
  private final List<Duration> steps;
  private final double planned;
  private final long started = System.nanoTime();
  private int begun;
  private double plannedBefore;

  /**
   * @param steps about how long each takes, or how long beside the others
   */
  Progress(PrintStream out, List<Duration> steps) {
    this.out = out;
    this.steps = List.copyOf(steps);
    planned = steps.stream().mapToDouble(Duration::toNanos).sum();
  }

  /** The step before is over, and another begins. */
  void begin(String what) {
    String left = "";
    if (begun > 0) {
      double rate = (System.nanoTime() - started) / plannedBefore;
      Duration rest = Duration.ofNanos((long) (rate * (planned - plannedBefore)));
      left = String.format(Locale.ROOT, ", %d:%02d left", rest.toMinutes(), rest.toSecondsPart());
    }
    plannedBefore += steps.get(begun).toNanos();
    out.printf(Locale.ROOT, "[%d/%d%s] %s%n", ++begun, steps.size(), left, what);
  }
}
