package dev.faultline.client.delivery;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Severity;

/** What is given up first when there is no room for all, and sent last. From low to high. */
enum Priority {
  /** Somebody has taken care of it, or it is for information. */
  LOW,
  /** Something failed, and nobody may have taken care of it. */
  NORMAL,
  /** It ended its thread. */
  HIGH;

  static Priority of(Event event) {
    if (event.severity() == Severity.FATAL) {
      return HIGH;
    }
    if (!(event instanceof ExceptionEvent) || event.mechanism() == Mechanism.API) {
      // Said on purpose, by who knows how much it matters.
      return event.severity().number() >= Severity.WARN.number() ? NORMAL : LOW;
    }
    Disposition disposition = ((ExceptionEvent) event).disposition();
    if (disposition == Disposition.UNCAUGHT) {
      return HIGH;
    }
    boolean settled = disposition == Disposition.HANDLED || disposition == Disposition.RECOVERED;
    return settled ? LOW : NORMAL;
  }
}
