package dev.faultline.collector.store;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.EventJson;
import dev.faultline.collector.event.Source;
import dev.faultline.collector.event.Times;
import dev.faultline.collector.grouping.Grouping;
import java.time.Instant;
import java.util.List;

/** Events as small as the store takes them. */
final class TestEvents {

  static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  private TestEvents() {}

  static NewEvent event(String issue, String id, Instant time) {
    return event(issue, id, time, null, "shop", "thrown");
  }

  static NewEvent event(String issue, String id, String message) {
    return event(issue, id, NINE, message, "shop", "thrown");
  }

  static NewEvent event(String issue, String id, String service, String disposition) {
    return event(issue, id, NINE, null, service, disposition);
  }

  static NewEvent event(
      String issue, String id, Instant time, String message, String service, String disposition) {
    Event event =
        new Event(
            id,
            Times.epochNanos(time),
            Times.epochNanos(time),
            new Source(service, null, null, null, null, null, null),
            null,
            null,
            disposition,
            1,
            null,
            null,
            List.of(new CapturedException("A", message, List.of(), 0, null)),
            List.of(),
            null);
    return NewEvent.of(event, new Grouping(issue, null), new EventJson().write(event));
  }
}
