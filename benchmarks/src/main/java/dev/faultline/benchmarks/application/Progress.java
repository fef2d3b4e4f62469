package dev.faultline.benchmarks.application;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells how far something has got, and how long it may still take. To be used by one thread. */
final class Progress {
  private final PrintStream out;
  private final int count;
  private final long started = System.nanoTime();
  private int begun;

  /**
   * @param count how many steps of about the same length there are
   */
  Progress(PrintStream out, int count) {
    this.out = out;
    this.count = count;
  }

  /** The step before is over, and another begins. */
  void begin(String what) {
    String left = "";
    if (begun > 0) {
      Duration rest = Duration.ofNanos((System.nanoTime() - started) / begun * (count - begun));
      left = String.format(Locale.ROOT, ", %d:%02d left", rest.toMinutes(), rest.toSecondsPart());
    }
    out.printf(Locale.ROOT, "[%d/%d%s] %s%n", ++begun, count, left, what);
  }
}
