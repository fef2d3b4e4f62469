package dev.faultline.capture.story;

import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Severity;

/**
 * An event that went out, as it stands by now: its count may rise and its end become known later,
 * and neither may be lost when the other is told. Used on the agent's thread alone.
 */
final class ToldEvent {

  private final ThrowSite countedAt;
  private ExceptionEvent latest;

  /**
   * @param countedAt the site whose throws the event counts, or null when there is none
   */
  ToldEvent(ThrowSite countedAt, ExceptionEvent first) {
    this.countedAt = countedAt;
    latest = first;
  }

  /** The site whose throws the event counts, or null when there is none. */
  ThrowSite countedAt() {
    return countedAt;
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
