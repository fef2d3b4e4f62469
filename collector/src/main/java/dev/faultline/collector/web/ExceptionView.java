package dev.faultline.collector.web;

import dev.faultline.collector.event.CapturedException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An exception as pages show it.
 *
 * @param runs its frames, innermost first
 * @param suppressed exceptions that were suppressed in favour of this one
 */
public record ExceptionView(
    CapturedException exception,
    TypeName type,
    List<FrameRun> runs,
    List<ExceptionView> suppressed) {

  static ExceptionView of(CapturedException exception, List<CapturedException> suppressed) {
    return new ExceptionView(
        exception,
        TypeName.of(exception.type()),
        FrameRun.of(exception.frames()),
        suppressed.stream().map(each -> of(each, List.of())).collect(Collectors.toList()));
  }
}
