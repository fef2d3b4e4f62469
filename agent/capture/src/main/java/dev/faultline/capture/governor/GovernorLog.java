package dev.faultline.capture.governor;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.RateGate;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.ExponentialHistogram;
import java.util.Locale;

/**
 * One line for each change of level, as long as they are few. Used by the governor's thread alone.
 */
final class GovernorLog {

  private static final Rate LINES = Rate.of(6, 1 / 60.0);

  private final AgentLog log;
  private final RateGate gate = new RateGate();
  private int untold;

  GovernorLog(AgentLog log) {
    this.log = log;
  }

  /**
   * @param captures what captures have cost up to now, on the application's threads
   */
  void changed(DetailLevel before, GovernorStatus now, LatencyHistogram captures, long nowNanos) {
    if (!gate.tryPass(LINES, nowNanos)) {
      untold++;
      return;
    }
    boolean less = now.level().compareTo(before) > 0;
    log.info(
        "detail "
            + (less ? "reduced to " : "back to ")
            + now.level().wireName()
            + (less ? ", most by " + now.reason() : "")
            + ": "
            + now.used()
            + "; captures: "
            + text(captures.toExponential())
            + (untold == 0 ? "" : "; " + untold + " changes before it were not told"));
    untold = 0;
  }

  private static String text(ExponentialHistogram durations) {
    return String.format(
        Locale.ROOT,
        "%d, p50 %.1f µs, p99 %.1f µs, max %.1f µs",
        durations.count(),
        1e6 * durations.quantile(0.5),
        1e6 * durations.quantile(0.99),
        1e6 * durations.max());
  }
}
