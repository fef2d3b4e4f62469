package dev.faultline.capture.story;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionLink;
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
   * What became of the outermost exception of a chain, unless one of those in it has ended a
   * thread: that happened, whatever was done with it since, or around it.
   *
   * @param chain outermost first, not empty
   */
  static Outcome ofChain(List<ExceptionLink> chain) {
    for (ExceptionLink link : chain) {
      LifePoint death = last(LifePoint.Kind.UNCAUGHT, link.points());
      if (death != null) {
        return uncaught(death);
      }
    }
    return of(chain.get(0).points());
  }

  /**
   * The end of a thread counts before all else, then the last thing that happened; that it was
   * logged counts for a handler that did nothing worse with it. Of what was logged, nobody says
   * that it escaped.
   *
   * @param points in the order of time
   */
  static Outcome of(List<LifePoint> points) {
    LifePoint death = last(LifePoint.Kind.UNCAUGHT, points);
    if (death != null) {
      return uncaught(death);
    }
    LifePoint logged = null;
    LifePoint failed = null;
    for (int i = points.size() - 1; i >= 0; i--) {
      LifePoint point = points.get(i);
      switch (point.kind()) {
        case LOGGED:
          logged = logged == null ? point : logged;
          break;
        case CAUGHT:
          return logged != null && point.use() != Disposition.RETHROWN
              ? logged(logged)
              : new Outcome(point.use(), point.detail());
        case WRAPPED:
          return logged == null ? new Outcome(Disposition.WRAPPED, point.detail()) : logged(logged);
        case RETHROWN:
          return logged == null ? new Outcome(Disposition.RETHROWN, null) : logged(logged);
        case ESCAPED:
          logged = logged == null ? lastTelling(points.subList(0, i)) : logged;
          return logged == null ? new Outcome(Disposition.ESCAPED, point.detail()) : logged(logged);
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
        case INJECTED:
          break;
        default:
          // Thrown, and never caught in the user's code.
          return logged == null ? new Outcome(Disposition.ESCAPED, null) : logged(logged);
      }
    }
    return logged == null ? new Outcome(Disposition.ESCAPED, null) : logged(logged);
  }

  private static LifePoint last(LifePoint.Kind kind, List<LifePoint> points) {
    for (int i = points.size() - 1; i >= 0; i--) {
      if (points.get(i).kind() == kind) {
        return points.get(i);
      }
    }
    return null;
  }

  /**
   * The last that a logger was seen to be given it, or a handler's code gives it to one. That a
   * logger was given its cause counts from when it was thrown last.
   */
  private static LifePoint lastTelling(List<LifePoint> points) {
    boolean thrownOn = false;
    for (int i = points.size() - 1; i >= 0; i--) {
      LifePoint point = points.get(i);
      if (point.kind() == LifePoint.Kind.LOGGED
          ? !(thrownOn && LoggedCauses.isOfAnother(point))
          : point.use() == Disposition.LOGGED) {
        return point;
      }
      thrownOn |= point.kind() == LifePoint.Kind.RETHROWN;
    }
    return null;
  }

  private static Outcome uncaught(LifePoint point) {
    return new Outcome(Disposition.UNCAUGHT, point.detail());
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
