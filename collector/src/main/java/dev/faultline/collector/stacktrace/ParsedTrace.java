package dev.faultline.collector.stacktrace;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.SuppressedException;
import java.util.List;

/**
 * What a stack trace tells.
 *
 * @param exceptions outermost first, then its causes; at least one
 * @param suppressed those attached to one of {@code exceptions}
 */
public record ParsedTrace(
    List<CapturedException> exceptions, List<SuppressedException> suppressed) {

  public ParsedTrace {
    exceptions = List.copyOf(exceptions);
    suppressed = List.copyOf(suppressed);
  }
}
