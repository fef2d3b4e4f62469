package dev.faultline.benchmarks.report;

import dev.faultline.benchmarks.comparison.Figure;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Figures as people read them. */
final class FigureText {
  private FigureText() {}

  /** The median with its unit. */
  static String time(Figure figure, TimeUnit unit) {
    return number(figure.median() / unit.toNanos(1)) + ' ' + symbol(unit);
  }

  /** The median with half the distance of the quartiles. */
  static String timeAndNoise(Figure figure, TimeUnit unit) {
    double one = unit.toNanos(1);
    return String.format(
        Locale.ROOT,
        "%s ± %s %s",
        number(figure.median() / one),
        number(figure.noise() / one),
        symbol(unit));
  }

  /** Null when they were not counted. What the profiler allocates itself is some thousandths. */
  static String bytes(Figure figure) {
    return figure.bytes() < 0 ? null : String.format(Locale.ROOT, "%.0f B", figure.bytes());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%.0f", value);
  }

  private static String symbol(TimeUnit unit) {
    return unit == TimeUnit.MICROSECONDS ? "µs" : "ns";
  }
}
