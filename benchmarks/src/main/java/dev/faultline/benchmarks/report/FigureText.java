package dev.faultline.benchmarks.report;

import dev.faultline.benchmarks.comparison.Budget;
import dev.faultline.benchmarks.comparison.Figure;
import dev.faultline.benchmarks.comparison.Unit;
import java.util.Locale;

/** Figures as people read them. */
final class FigureText {
  private FigureText() {}

  /** The median with its unit. */
  static String time(Figure figure, Unit unit) {
    return number(figure.median() / unit.size()) + ' ' + unit.symbol();
  }

  /** The median with its noise, which a single run has not. */
  static String timeAndNoise(Figure figure, Unit unit) {
    if (figure.samples().size() == 1 || !figure.hasNoise()) {
      return time(figure, unit);
    }
    double one = unit.size();
    return String.format(
        Locale.ROOT,
        "%s ± %s %s",
        number(figure.median() / one),
        number(figure.noise() / one),
        unit.symbol());
  }

  /** Null when they were not counted. What the profiler allocates itself is some thousandths. */
  static String bytes(Figure figure) {
    return figure.bytes() < 0 ? null : String.format(Locale.ROOT, "%.0f B", figure.bytes());
  }

  /** A share of what a budget allows, in what the budget is in. */
  static String ofBudget(Budget budget, double share, Unit unit) {
    return budget.most() == 0
        ? percent(share)
        : number(share * budget.most() / unit.size()) + ' ' + unit.symbol();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, Math.abs(share) < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value);
    return String.format(
        Locale.ROOT,
        whole || Math.abs(value) >= 1000 ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f",
        value);
  }
}
