package dev.faultline.capture.story;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.CapturedRecord;
import dev.faultline.capture.record.CatchRecord;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.ReplacedRecord;
import dev.faultline.capture.record.ThrowRecord;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.LifePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From what was recorded of one exception to the points of its life. */
final class LifePoints {

  private static final String CAPTURE = "Faultline.capture";
  private static final String NOT_LOGGED = "its log call was not reached, or its level is off";
  private static final String LOST = "its handler throws another exception";
  private static final String TEXT_LOGGED = "a text of it goes to a logger";
  private static final String TEXT_PRINTED = "a text of it is printed";

  private final WatchedLoggers loggers;

  LifePoints(WatchedLoggers loggers) {
    this.loggers = loggers;
  }

  /**
   * The points of an exception.
   *
   * @param wrapperType name of the class of what wraps it; null when nothing does
   */
  List<LifePoint> of(List<Record> records, String wrapperType) {
    List<LifePoint> points = new ArrayList<>(records.size() + 1);
    for (int i = 0; i < records.size(); i++) {
      String wrapped = i == records.size() - 1 ? wrapperType : null;
      LifePoint point = of(records.get(i), nextButLogs(records, i), i == 0, wrapped);
      if (point != null) {
        add(point, points);
      }
    }
    return points;
  }

  /** What happened next, but for its being logged; null for nothing. */
  private static Record nextButLogs(List<Record> records, int index) {
    for (int i = index + 1; i < records.size(); i++) {
      Record next = records.get(i);
      if (!(next instanceof BoundaryRecord) || ((BoundaryRecord) next).boundary() != Boundary.LOG) {
        return next;
      }
    }
    return null;
  }

  /** Adds what happened next. A handler has logged what reached a logger right after it. */
  static void add(LifePoint next, List<LifePoint> points) {
    int last = points.size() - 1;
    if (next.kind() == LifePoint.Kind.LOGGED
        && last >= 0
        && points.get(last).kind() == LifePoint.Kind.CAUGHT
        && isLogging(points.get(last).use(), next)) {
      points.set(last, byLogging(points.get(last)));
    }
    points.add(next);
  }

  /** What is thrown on, or wrapped, is not over because its cause is logged. */
  private static boolean isLogging(Disposition use, LifePoint logged) {
    boolean goesOn = use == Disposition.RETHROWN && LoggedCauses.isOfAnother(logged);
    return use != Disposition.WRAPPED && !goesOn;
  }

  private static LifePoint byLogging(LifePoint caught) {
    String detail = caught.detail();
    boolean saysWhyNot =
        NOT_LOGGED.equals(detail) || TEXT_LOGGED.equals(detail) || TEXT_PRINTED.equals(detail);
    return LifePoint.builder(LifePoint.Kind.CAUGHT, caught.timeUnixNanos())
        .place(caught.className(), caught.methodName(), caught.line())
        .threadName(caught.threadName())
        .use(Disposition.LOGGED)
        .detail(saysWhyNot ? null : detail)
        .build();
  }

  /**
   * That an exception was wrapped.
   *
   * @param wrapper the first that was recorded of what wraps it
   */
  static LifePoint wrapped(Record wrapper, String wrapperType) {
    LifePoint.Builder wrapped = point(LifePoint.Kind.WRAPPED, wrapper).detail(wrapperType);
    return (wrapper instanceof ThrowRecord ? place(wrapped, wrapper.site()) : wrapped).build();
  }

  /** One record as a point by itself; null when it says nothing of the exception's life. */
  LifePoint of(Record record) {
    return of(record, null, false, null);
  }

  private LifePoint of(Record record, Record next, boolean first, String wrapperType) {
    if (record instanceof CatchRecord) {
      return caught((CatchRecord) record, next, wrapperType);
    }
    if (record instanceof ReplacedRecord) {
      return replaced((ReplacedRecord) record);
    }
    if (record instanceof CapturedRecord) {
      return captured((CapturedRecord) record, first);
    }
    if (record instanceof BoundaryRecord) {
      return boundary((BoundaryRecord) record);
    }
    if (record instanceof GuardRecord) {
      return GuardPoints.of((GuardRecord) record);
    }
    Site site = record.site();
    if (!(site instanceof ThrowSite)) {
      // It passed by; its variables stand beside the frame.
      return null;
    }
    boolean again = !first || ((ThrowSite) site).isRethrow();
    LifePoint.Kind kind = again ? LifePoint.Kind.RETHROWN : LifePoint.Kind.THROWN;
    return place(point(kind, record), site).build();
  }

  private LifePoint caught(CatchRecord record, Record next, String wrapperType) {
    CatchSite site = record.site();
    HandlerUse use = site.use();
    LifePoint.Builder caught =
        place(point(LifePoint.Kind.CAUGHT, record), site).detail(record.carrier());
    if (wrapperType != null && use.wrapper() != null) {
      return caught.use(Disposition.WRAPPED).detail(wrapperType).build();
    }
    if (use.logsOnEveryWay() && !tellOfAll(use)) {
      return caught.use(Disposition.LOGGED).detail(byName(use)).build();
    }
    if (record.isCauseThrown()) {
      return caught.use(Disposition.HANDLED).build();
    }
    if (isRethrowOf(site, next) || use.rethrows() && !use.mayComplete()) {
      return caught.use(Disposition.RETHROWN).build();
    }
    if (use.wrapper() != null && !use.mayComplete()) {
      return caught.use(Disposition.WRAPPED).detail(use.wrapper()).build();
    }
    return otherwise(caught, record, use).build();
  }

  /** Neither logged, as far as can be told, nor thrown on. */
  private LifePoint.Builder otherwise(
      LifePoint.Builder caught, CatchRecord record, HandlerUse use) {
    boolean looks = use.reads() && !use.readsToWrapAlone();
    if (looks || whereTextGoes(use) != null || !tellOfAll(use)) {
      return caught
          .use(Disposition.HANDLED)
          .detail(record.carrier() == null ? whereTextGoes(use) : record.carrier());
    }
    caught.use(Disposition.SWALLOWED);
    if (record.carrier() != null) {
      return caught;
    }
    if (!use.loggers().isEmpty()) {
      return caught.detail(NOT_LOGGED);
    }
    // It is neither left nor thrown on, and not wrapped: what leaves it is another exception.
    return use.mayComplete() || use.rethrows() ? caught : caught.detail(LOST);
  }

  private static String whereTextGoes(HandlerUse use) {
    if (use.logsText()) {
      return TEXT_LOGGED;
    }
    return use.printsText() ? TEXT_PRINTED : null;
  }

  /** Whether nothing that it gives the exception to, to be logged, logs without being seen. */
  private boolean tellOfAll(HandlerUse use) {
    for (String logger : use.loggers()) {
      if (!loggers.tellOf(logger)) {
        return false;
      }
    }
    return true;
  }

  /** The first logger that does not tell. */
  private String byName(HandlerUse use) {
    for (String logger : use.loggers()) {
      if (!loggers.tellOf(logger)) {
        return logger.replace('/', '.');
      }
    }
    return null;
  }

  /** What a method returns for the exception, to be thrown, may be that exception itself. */
  private static boolean isRethrowOf(CatchSite site, Record next) {
    return next instanceof ThrowRecord
        && next.site() instanceof ThrowSite
        && (((ThrowSite) next.site()).isRethrow() || site.use().wrapper() != null)
        && next.site().isInMethodOf(site);
  }

  /** Nothing has looked at it, and nothing will any more. */
  private static LifePoint replaced(ReplacedRecord record) {
    Site site = record.site();
    String line = site.line() < 0 ? "" : " at line " + site.line();
    return place(point(LifePoint.Kind.CAUGHT, record), site)
        .use(Disposition.SWALLOWED)
        .detail("replaced by " + record.by() + " in finally" + line)
        .build();
  }

  /** The application has it; when nothing else was seen of it, that is all that is known. */
  private static LifePoint captured(CapturedRecord record, boolean first) {
    LifePoint.Builder point =
        first
            ? point(LifePoint.Kind.CAUGHT, record).use(Disposition.HANDLED)
            : point(LifePoint.Kind.LOGGED, record);
    return point.detail(CAPTURE).build();
  }

  private static LifePoint boundary(BoundaryRecord record) {
    LifePoint.Builder point = point(kindOf(record.boundary()), record).detail(record.detail());
    return (record.boundary() == Boundary.ASKED ? point.use(Disposition.HANDLED) : point).build();
  }

  private static LifePoint.Kind kindOf(Boundary boundary) {
    switch (boundary) {
      case UNCAUGHT:
        return LifePoint.Kind.UNCAUGHT;
      case LOG:
        return LifePoint.Kind.LOGGED;
      case ASKED:
        return LifePoint.Kind.CAUGHT;
      default:
        return LifePoint.Kind.ESCAPED;
    }
  }

  static LifePoint.Builder point(LifePoint.Kind kind, Record record) {
    return LifePoint.builder(kind, TimeUnit.MILLISECONDS.toNanos(record.unixMillis()))
        .threadName(record.threadName());
  }

  private static LifePoint.Builder place(LifePoint.Builder point, Site site) {
    return point.place(site.className(), site.methodName(), site.line());
  }
}
