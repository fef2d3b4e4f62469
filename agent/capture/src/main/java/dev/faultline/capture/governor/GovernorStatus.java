package dev.faultline.capture.governor;

import java.util.Locale;
import java.util.Map;

/** How the governor stands at one moment. Immutable. */
public final class GovernorStatus {

  /** The reason of the full level. */
  static final String WITHIN_BUDGET = "within-budget";

  private final DetailLevel level;
  private final String reason;
  private final double maxCpu;
  private final int processors;
  private final Shares shares;
  private final Map<Operation, Long> totals;

  GovernorStatus(
      DetailLevel level,
      String reason,
      double maxCpu,
      int processors,
      Shares shares,
      Map<Operation, Long> totals) {
    this.level = level;
    this.reason = reason;
    this.maxCpu = maxCpu;
    this.processors = processors;
    this.shares = shares;
    this.totals = totals;
  }

  public DetailLevel level() {
    return level;
  }

  /** {@code within-budget}, or the operation that used most when the level was set. */
  public String reason() {
    return reason;
  }

  /** The budget, a share of the CPU time of all processors. */
  public double maxCpu() {
    return maxCpu;
  }

  /**
   * Share of the CPU time of all processors used on the application's threads, over some seconds.
   */
  public double applicationShare() {
    return shares.application;
  }

  /** The same, used by the agent's own threads. */
  public double threadsShare() {
    return shares.threads;
  }

  /** All time that an operation has taken so far, in nanoseconds. */
  public long nanos(Operation operation) {
    return totals.get(operation);
  }

  /** The shares and the budget for people, such as {@code 0.42 % of 2 processors, 1 % allowed}. */
  public String used() {
    return String.format(
        Locale.ROOT,
        "%.2f %% of %d processor%s used, %s allowed (application's threads %.2f %%, agent's %.2f %%)",
        100 * (shares.application + shares.threads),
        processors,
        processors == 1 ? "" : "s",
        percent(maxCpu),
        100 * shares.application,
        100 * shares.threads);
  }

  private static String percent(double share) {
    // Rounded: 0.07 * 100 is not 7 exactly.
    double rounded = Math.rint(share * 1e6) / 1e4;
    String text = rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : "" + rounded;
    return text + " %";
  }
}
