package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.SuppressedLink;
import java.io.IOException;
import java.util.List;

/** Writes one event as a {@code LogRecord}. Not safe for use by several threads. */
final class LogRecordWriter {
  private final JsonGenerator json;
  private final TextLimits limits;
  private final AnyValueWriter values;
  private final ExceptionLinkWriter links;

  LogRecordWriter(JsonGenerator json, TextLimits limits, AnyValueWriter values) {
    this.json = json;
    this.limits = limits;
    this.values = values;
    this.links = new ExceptionLinkWriter(values, limits);
  }

  void write(ExceptionEvent event) throws IOException {
    ExceptionLink outermost = event.exceptions().get(0);
    json.writeStartObject();
    json.writeStringField("timeUnixNano", Long.toString(event.timeUnixNanos()));
    json.writeStringField("observedTimeUnixNano", Long.toString(event.observedTimeUnixNanos()));
    json.writeNumberField("severityNumber", event.severity().number());
    json.writeStringField("severityText", event.severity().name());
    json.writeStringField("eventName", "exception");
    json.writeFieldName("body");
    values.string(summary(outermost), limits.message());
    json.writeArrayFieldStart("attributes");
    semanticConventions(event, outermost);
    ours(event);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String summary(ExceptionLink link) {
    return link.message() == null ? link.type() : link.type() + ": " + link.message();
  }

  private void semanticConventions(ExceptionEvent event, ExceptionLink outermost)
      throws IOException {
    values.attribute("exception.type", outermost.type(), limits.name());
    if (outermost.message() != null) {
      values.attribute("exception.message", outermost.message(), limits.message());
    }
    values.attribute("exception.stacktrace", event.stackTrace(), limits.stackTrace());
    values.attribute("thread.id", event.threadId());
    values.attribute("thread.name", event.threadName(), limits.name());
  }

  private void ours(ExceptionEvent event) throws IOException {
    values.attribute("faultline.event.id", event.id(), limits.name());
    values.attribute("faultline.disposition", event.disposition().wireName(), limits.name());
    values.attribute("faultline.occurrences", event.occurrences());
    values.startAttribute("faultline.exceptions");
    values.startArray();
    for (ExceptionLink link : event.exceptions()) {
      links.write(link);
    }
    values.endContainer();
    values.endAttribute();
    suppressed(event.suppressed());
  }

  private void suppressed(List<SuppressedLink> suppressed) throws IOException {
    if (suppressed.isEmpty()) {
      return;
    }
    values.startAttribute("faultline.suppressed");
    values.startArray();
    for (SuppressedLink link : suppressed) {
      links.write(link);
    }
    values.endContainer();
    values.endAttribute();
  }
}
