package dev.faultline.guards.telling;

import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.client.event.Level;
import dev.faultline.resilience.breaker.BreakerChange;
import dev.faultline.resilience.breaker.BreakerListener;
import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.WindowFigures;

/** Tells of circuit breakers that open and close, in words for people. Thread-safe. */
final class BreakerStory implements BreakerListener {

  private final GuardCaptures captures;

  BreakerStory(GuardCaptures captures) {
    this.captures = captures;
  }

  @Override
  public void modeChanged(BreakerChange change) {
    String name = change.breaker().name();
    captures.changed(
        name,
        "circuit breaker " + name + ' ' + text(change),
        change.to() == BreakerMode.OPEN ? Level.WARNING : Level.INFO,
        change.cause());
  }

  private static String text(BreakerChange change) {
    switch (change.to()) {
      case OPEN:
        return change.from() == BreakerMode.CLOSED
            ? "opened: " + figures(change.window())
            : "opened again: a probe " + (change.cause() == null ? "took too long" : "failed");
      case HALF_OPEN:
        return "is half-open: probes are let through";
      case FORCED_OPEN:
        return "opened by hand";
      case FORCED_CLOSED:
        return "closed by hand";
      default:
        return change.from() == BreakerMode.HALF_OPEN
            ? "closed: the probes succeeded"
            : "was reset";
    }
  }

  private static String figures(WindowFigures window) {
    String all = " of " + window.calls() + " calls";
    if (window.failed() == 0) {
      return window.slow() + all + were(window.slow());
    }
    return window.failed()
        + all
        + " failed"
        + (window.slow() == 0 ? "" : ", " + window.slow() + were(window.slow()));
  }

  private static String were(long slow) {
    return slow == 1 ? " was slow" : " were slow";
  }
}
