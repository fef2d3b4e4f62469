package dev.faultline.collector.web;

import dev.faultline.collector.event.CapturedException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An exception as pages show it.
 *
 * @param runs its frames, innermost first
 * @param life what happened to it, in the order of time
 * @param suppressed exceptions that were suppressed in favour of this one
 */
public record ExceptionView(
    CapturedException exception,
    TypeName type,
    List<FrameRun> runs,
    List<LifeStep> life,
    List<ExceptionView> suppressed) {

  /**
   * @param start time of the event's first point, in nanoseconds since 1970
   */
  static ExceptionView of(
      CapturedException exception, List<CapturedException> suppressed, long start) {
    return new ExceptionView(
        exception,
        TypeName.of(exception.type()),
        FrameRun.of(exception.frames()),
        exception.life().stream()
            .map(point -> LifeStep.of(point, start))
            .collect(Collectors.toList()),
        suppressed.stream().map(each -> of(each, List.of(), start)).collect(Collectors.toList()));
  }
}
