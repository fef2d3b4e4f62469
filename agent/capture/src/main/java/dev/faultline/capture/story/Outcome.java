package dev.faultline.capture.story;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.LifePoint;
import java.util.List;

/** What became of an exception, by the points of its life. Immutable. */
final class Outcome {

  private final Disposition disposition;
  private final String detail;

  private Outcome(Disposition disposition, String detail) {
    this.disposition = disposition;
    this.detail = detail;
  }

  /**
   * The last thing that happened counts; that it was logged counts for a handler that did nothing
   * worse with it.
   *
   * @param points in the order of time
   */
  static Outcome of(List<LifePoint> points) {
    LifePoint logged = null;
    LifePoint failed = null;
    for (int i = points.size() - 1; i >= 0; i--) {
      LifePoint point = points.get(i);
      switch (point.kind()) {
        case UNCAUGHT:
          return new Outcome(Disposition.UNCAUGHT, point.detail());
        case LOGGED:
          logged = logged == null ? point : logged;
          break;
        case CAUGHT:
          return logged != null && point.use() != Disposition.RETHROWN
              ? new Outcome(Disposition.LOGGED, logged.detail())
              : new Outcome(point.use(), point.detail());
        case WRAPPED:
          return new Outcome(Disposition.WRAPPED, point.detail());
        case RETHROWN:
          return logged == null ? new Outcome(Disposition.RETHROWN, null) : logged(logged);
        case ESCAPED:
          return new Outcome(Disposition.ESCAPED, point.detail());
        case RECOVERED:
          return new Outcome(Disposition.RECOVERED, point.detail());
        case RETRIED:
          // Another attempt has failed in another way since, or it is not known how it ends.
          return failed == null
              ? new Outcome(Disposition.THROWN, point.detail())
              : new Outcome(Disposition.HANDLED, failed.detail());
        case FAILED:
          failed = failed == null ? point : failed;
          break;
        case UNDONE:
        case OPENED:
          break;
        default:
          // Thrown, and never caught in the user's code.
          return logged == null ? new Outcome(Disposition.ESCAPED, null) : logged(logged);
      }
    }
    return logged == null ? new Outcome(Disposition.ESCAPED, null) : logged(logged);
  }

  private static Outcome logged(LifePoint point) {
    return new Outcome(Disposition.LOGGED, point.detail());
  }

  Disposition disposition() {
    return disposition;
  }

  /**
   * What it was wrapped in or carried by, which logger, which boundary, what the handler left
   * undone; null for nothing to say.
   */
  String detail() {
    return detail;
  }
}
