package dev.faultline.capture.story;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Severity;

/**
 * An event that went out, as it stands by now: its count may rise and its end become known later,
 * and neither may be lost when the other is told. Used on the agent's thread alone.
 */
final class ToldEvent {

  private ExceptionEvent latest;

  ToldEvent(ExceptionEvent first) {
    latest = first;
  }

  /** As it was told last. */
  ExceptionEvent latest() {
    return latest;
  }

  /** The event, now standing for further exceptions of its throw site. */
  ExceptionEvent withFurther(long occurrences) {
    latest =
        latest.toBuilder()
            .occurrences(latest.occurrences() + occurrences)
            .observedTimeUnixNanos(UnixTime.nowNanos())
            .build();
    return latest;
  }

  /** The event, now of an exception that has ended its thread. */
  ExceptionEvent uncaught() {
    latest =
        latest.toBuilder()
            .severity(Severity.FATAL)
            .disposition(Disposition.UNCAUGHT)
            .observedTimeUnixNanos(UnixTime.nowNanos())
            .build();
    return latest;
  }
}
