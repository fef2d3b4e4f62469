package dev.faultline.client.sentry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.Severity;
import dev.faultline.client.json.JsonValues;
import dev.faultline.client.story.Words;
import java.io.IOException;
import java.util.Map;

/** Writes an event's payload. Not safe for use by several threads. */
final class EventWriter {
  private final JsonGenerator json;
  private final JsonValues values;
  private final Extent extent;
  private final Resource resource;
  private final String version;

  EventWriter(JsonGenerator json, Extent extent, Resource resource, String version) {
    this.json = json;
    this.values = new JsonValues(json, extent.limits());
    this.extent = extent;
    this.resource = resource;
    this.version = version;
  }

  /**
   * @param tooLarge how many bytes the full event would have taken; 0 for this one is full
   */
  void write(Event event, int tooLarge) throws IOException {
    json.writeStartObject();
    json.writeStringField("event_id", EventId.of(event.id()));
    timestamp(event);
    json.writeStringField("platform", "java");
    json.writeStringField("level", level(event.severity()));
    origin();
    if (event instanceof ExceptionEvent) {
      ExceptionEvent thrown = (ExceptionEvent) event;
      new ExceptionWriter(json, values, extent).write(thrown);
      values.names("fingerprint", Grouping.of(thrown));
    } else {
      json.writeObjectFieldStart("message");
      values.text("formatted", ((MessageEvent) event).text(), extent.limits().message());
      json.writeEndObject();
    }
    thread(event);
    new ScopeWriter(json, values, extent).write(event, resource);
    new ExtraWriter(json, values, extent).write(event, tooLarge);
    json.writeEndObject();
  }

  private void timestamp(Event event) throws IOException {
    long nanos = event.timeUnixNanos() == 0 ? event.observedTimeUnixNanos() : event.timeUnixNanos();
    if (nanos != 0) {
      json.writeStringField("timestamp", Words.moment(nanos));
    }
  }

  static String level(Severity severity) {
    switch (severity) {
      case DEBUG:
        return "debug";
      case INFO:
        return "info";
      case WARN:
        return "warning";
      case FATAL:
        return "fatal";
      default:
        return "error";
    }
  }

  private void origin() throws IOException {
    Map<String, Object> attributes = resource.attributes();
    attribute("release", attributes.get("service.version"));
    attribute("environment", attributes.get("deployment.environment.name"));
    attribute("server_name", attributes.get("host.name"));
    json.writeObjectFieldStart("sdk");
    json.writeStringField("name", EnvelopeEncoder.SDK);
    json.writeStringField("version", version);
    json.writeEndObject();
  }

  private void attribute(String field, Object value) throws IOException {
    if (value != null) {
      values.name(field, String.valueOf(value));
    }
  }

  private void thread(Event event) throws IOException {
    if (event.threadId() == 0 && event.threadName().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("threads");
    json.writeArrayFieldStart("values");
    json.writeStartObject();
    json.writeNumberField("id", event.threadId());
    values.name("name", event.threadName());
    json.writeBooleanField("current", true);
    json.writeBooleanField(
        "crashed",
        event instanceof ExceptionEvent
            && ((ExceptionEvent) event).disposition() == Disposition.UNCAUGHT);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
