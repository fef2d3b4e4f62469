package dev.faultline.capture.governor;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.RateGate;

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
  void changed(DetailLevel before, GovernorStatus now, CostHistogram captures, long nowNanos) {
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
            + captures
            + (untold == 0 ? "" : "; " + untold + " changes before it were not told"));
    untold = 0;
  }
}
