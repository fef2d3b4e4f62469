package dev.faultline.client.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.json.JsonValues;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.util.List;

/** Writes one event as a JSON object. Not safe for use by several threads. */
final class EventWriter {
  private final JsonGenerator json;
  private final JsonValues values;
  private final TextLimits limits;
  private final LinkWriter links;
  private final ContextWriter contexts;

  EventWriter(JsonGenerator json, JsonValues values, TextLimits limits) {
    this.json = json;
    this.values = values;
    this.limits = limits;
    this.links = new LinkWriter(json, values, limits);
    this.contexts = new ContextWriter(json, values);
  }

  void write(Event event, Resource resource) throws IOException {
    json.writeStartObject();
    start(event);
    if (event instanceof ExceptionEvent) {
      exception((ExceptionEvent) event);
    } else {
      message((MessageEvent) event);
    }
    contexts.write(event.context());
    values.object("resource", resource.attributes());
    json.writeEndObject();
  }

  /** The time comes first: it tells how old the file is. */
  private void start(Event event) throws IOException {
    values.time(NdjsonFormat.FIRST_FIELD, event.timeUnixNanos());
    values.time("observed", event.observedTimeUnixNanos());
    values.name("id", event.id());
    values.name("fingerprint", event.fingerprint());
    json.writeStringField("severity", event.severity().name());
    if (event.mechanism() != null) {
      json.writeStringField("mechanism", event.mechanism().wireName());
    }
    json.writeNumberField("occurrences", event.occurrences());
    json.writeObjectFieldStart("thread");
    json.writeNumberField("id", event.threadId());
    values.name("name", event.threadName());
    json.writeEndObject();
  }

  private void message(MessageEvent event) throws IOException {
    values.text("message", event.text(), limits.message());
    values.name("detail", event.detail());
    values.name("cause", event.causeId());
  }

  private void exception(ExceptionEvent event) throws IOException {
    json.writeStringField("disposition", event.disposition().wireName());
    values.name("dispositionDetail", event.dispositionDetail());
    values.name("detail", event.detail());
    values.name("injected", event.injectedFault());
    json.writeArrayFieldStart("exceptions");
    for (ExceptionLink link : event.exceptions()) {
      json.writeStartObject();
      links.write(link, event.threadName());
      json.writeEndObject();
    }
    json.writeEndArray();
    suppressed(event);
    recoveries(event.recoveries());
  }

  private void suppressed(ExceptionEvent event) throws IOException {
    if (event.suppressed().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("suppressed");
    for (SuppressedLink link : event.suppressed()) {
      json.writeStartObject();
      json.writeNumberField("of", link.of());
      links.write(link.exception(), event.threadName());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void recoveries(List<Recovery> recoveries) throws IOException {
    if (recoveries.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("recovery");
    for (Recovery recovery : recoveries) {
      json.writeStartObject();
      values.name("guard", recovery.guard());
      json.writeStringField("outcome", recovery.outcome().wireName());
      json.writeNumberField("attempts", recovery.attempts());
      json.writeNumberField("thrown", recovery.thrown());
      if (recovery.waitedNanos() > 0) {
        json.writeNumberField("waitedNanos", recovery.waitedNanos());
      }
      if (recovery.fallback() > 0) {
        json.writeNumberField("fallback", recovery.fallback());
      }
      values.names("undone", recovery.undone());
      values.names("notUndone", recovery.notUndone());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
