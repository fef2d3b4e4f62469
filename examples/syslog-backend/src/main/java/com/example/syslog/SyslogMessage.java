package com.example.syslog;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Resource;
import java.time.Instant;
import java.util.Map;

/** One event as one message of RFC 5424. Immutable. */
final class SyslogMessage {
  /** Facility 1, what users' programs say; the severity is added. */
  private static final int USER = 8;

  private final String origin;

  /**
   * @param resource what all events come from
   */
  SyslogMessage(Resource resource) {
    Map<String, Object> known = resource.attributes();
    origin =
        name(known.get("host.name"))
            + ' '
            + name(known.get("service.name"))
            + ' '
            + name(known.get("process.pid"));
  }

  /** As the header wants names: printable, without spaces, a dash when there is none. */
  private static String name(Object value) {
    String text = value == null ? "" : value.toString().replaceAll("[^!-~]", "_");
    return text.isEmpty() ? "-" : text.substring(0, Math.min(48, text.length()));
  }

  String of(Event event) {
    Instant time = Instant.ofEpochMilli(event.timeUnixNanos() / 1_000_000);
    String head = "<" + (USER + severity(event)) + ">1 " + time + ' ' + origin;
    // Who gets a batch twice knows by the id; 32473 is the number for examples.
    String id = "[event@32473 id=\"" + event.id() + "\"]";
    return head + " - " + id + ' ' + text(event).replaceAll("\\p{Cntrl}+", " ");
  }

  private static int severity(Event event) {
    switch (event.severity()) {
      case FATAL:
        return 2;
      case ERROR:
        return 3;
      case WARN:
        return 4;
      case INFO:
        return 6;
      default:
        return 7;
    }
  }

  private static String text(Event event) {
    if (event instanceof MessageEvent) {
      return ((MessageEvent) event).text();
    }
    ExceptionEvent exception = (ExceptionEvent) event;
    ExceptionLink thrown = exception.exceptions().get(0);
    StringBuilder text = new StringBuilder(thrown.type());
    if (thrown.message() != null) {
      text.append(": ").append(thrown.message());
    }
    text.append(" | ").append(exception.disposition().wireName());
    for (Frame frame : thrown.frames()) {
      if (frame.inApp()) {
        return text.append(" | at ").append(frame).toString();
      }
    }
    return text.toString();
  }
}
