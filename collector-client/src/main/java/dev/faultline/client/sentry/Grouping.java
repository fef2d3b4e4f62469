package dev.faultline.client.sentry;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What keeps events together that are alike. Sentry groups by stack traces, which is right unless
 * there is none, or it is one of another throw.
 */
final class Grouping {
  private Grouping() {}

  /** Type and place of an exception without a stack trace of its own; empty for any other. */
  static List<String> of(ExceptionEvent event) {
    ExceptionLink outermost = event.exceptions().get(0);
    if (outermost.frames().isEmpty() || outermost.reused()) {
      for (LifePoint point : outermost.points()) {
        if (point.className() != null) {
          return Arrays.asList(outermost.type(), point.className() + '.' + point.methodName());
        }
      }
    }
    return Collections.emptyList();
  }
}
