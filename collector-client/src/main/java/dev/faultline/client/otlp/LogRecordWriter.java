package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.util.List;

/** Writes one event as a {@code LogRecord}. Not safe for use by several threads. */
final class LogRecordWriter {
  private final JsonGenerator json;
  private final TextLimits limits;
  private final AnyValueWriter values;
  private final ExceptionLinkWriter links;
  private final EventContextWriter contexts;
  private final RecoveryWriter recoveries;

  LogRecordWriter(JsonGenerator json, TextLimits limits, AnyValueWriter values) {
    this.json = json;
    this.limits = limits;
    this.values = values;
    this.links = new ExceptionLinkWriter(values, limits);
    this.contexts = new EventContextWriter(values, limits);
    this.recoveries = new RecoveryWriter(values, limits);
  }

  void write(Event event) throws IOException {
    if (event instanceof ExceptionEvent) {
      exception((ExceptionEvent) event);
    } else {
      message((MessageEvent) event);
    }
  }

  private void exception(ExceptionEvent event) throws IOException {
    ExceptionLink outermost = event.exceptions().get(0);
    start(event, "exception", summary(outermost));
    semanticConventions(event, outermost);
    common(event);
    ours(event);
    end();
  }

  private void message(MessageEvent event) throws IOException {
    start(event, "message", event.text());
    common(event);
    if (event.causeId() != null) {
      values.attribute("faultline.cause.event.id", event.causeId(), limits.name());
    }
    end();
  }

  /** Up to the attributes, which must follow. */
  private void start(Event event, String name, String body) throws IOException {
    json.writeStartObject();
    json.writeStringField("timeUnixNano", Long.toString(event.timeUnixNanos()));
    json.writeStringField("observedTimeUnixNano", Long.toString(event.observedTimeUnixNanos()));
    json.writeNumberField("severityNumber", event.severity().number());
    json.writeStringField("severityText", event.severity().name());
    json.writeStringField("eventName", name);
    json.writeFieldName("body");
    values.string(body, limits.message());
    json.writeArrayFieldStart("attributes");
  }

  private void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  private void common(Event event) throws IOException {
    values.attribute("thread.id", event.threadId());
    values.attribute("thread.name", event.threadName(), limits.name());
    values.attribute("faultline.event.id", event.id(), limits.name());
    values.attribute("faultline.occurrences", event.occurrences());
    if (event.mechanism() != null) {
      values.attribute("faultline.mechanism", event.mechanism().wireName(), limits.name());
    }
    contexts.write(event.context());
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
  }

  private void ours(ExceptionEvent event) throws IOException {
    values.attribute("faultline.disposition", event.disposition().wireName(), limits.name());
    if (event.dispositionDetail() != null) {
      values.attribute("faultline.disposition.detail", event.dispositionDetail(), limits.name());
    }
    if (event.detail() != null) {
      values.attribute("faultline.detail", event.detail(), limits.name());
    }
    if (event.injectedFault() != null) {
      values.attribute("faultline.injected", event.injectedFault(), limits.name());
    }
    values.startAttribute("faultline.exceptions");
    values.startArray();
    for (ExceptionLink link : event.exceptions()) {
      links.write(link, event.threadName());
    }
    values.endContainer();
    values.endAttribute();
    suppressed(event.suppressed(), event.threadName());
    recoveries.write(event.recoveries());
  }

  private void suppressed(List<SuppressedLink> suppressed, String threadName) throws IOException {
    if (suppressed.isEmpty()) {
      return;
    }
    values.startAttribute("faultline.suppressed");
    values.startArray();
    for (SuppressedLink link : suppressed) {
      links.write(link, threadName);
    }
    values.endContainer();
    values.endAttribute();
  }
}
