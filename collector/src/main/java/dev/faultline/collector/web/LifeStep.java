package dev.faultline.collector.web;

import dev.faultline.collector.event.LifePoint;

/**
 * One thing that happened to an exception, as pages show it.
 *
 * @param what in words, such as {@code caught and swallowed}
 * @param tone as of a {@link DispositionLabel}
 * @param type the class in which it happened, with an empty name when unknown
 * @param method with the line where it is known, empty when unknown
 * @param detail which logger, wrapper, boundary or carrier, with words before it; or empty
 * @param thread its name when it is not the event's, otherwise empty
 * @param after how long after the first thing that is known of the event
 */
public record LifeStep(
    String what,
    String tone,
    TypeName type,
    String method,
    String detail,
    String thread,
    String after) {

  /**
   * @param start time of the event's first point, in nanoseconds since 1970
   */
  static LifeStep of(LifePoint point, long start) {
    return new LifeStep(
        what(point),
        tone(point),
        TypeName.of(point.className() == null ? "" : point.className()),
        method(point),
        point.detail() == null ? "" : preposition(point.kind()) + point.detail(),
        point.thread() == null ? "" : point.thread(),
        Elapsed.text(point.time() - start));
  }

  private static String tone(LifePoint point) {
    switch (point.kind()) {
      case "failed":
      case "opened":
        return "odd";
      default:
        return DispositionLabel.of(point.use() == null ? point.kind() : point.use()).tone();
    }
  }

  private static String what(LifePoint point) {
    return point.use() == null ? point.kind() : point.kind() + ", " + point.use();
  }

  private static String method(LifePoint point) {
    if (point.method() == null) {
      return "";
    }
    return point.line() == null ? point.method() : point.method() + ":" + point.line();
  }

  private static String preposition(String kind) {
    switch (kind) {
      case "wrapped":
        return "in ";
      case "logged":
        return "by ";
      case "caught":
        return "carried by ";
      case "escaped":
        return "through ";
      default:
        return "";
    }
  }
}
