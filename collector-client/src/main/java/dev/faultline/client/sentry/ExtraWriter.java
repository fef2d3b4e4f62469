package dev.faultline.client.sentry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.json.JsonValues;
import dev.faultline.client.story.LifeStory;
import dev.faultline.client.story.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes what Sentry has no field for, in words. Not safe for use by several threads. */
final class ExtraWriter {
  private final JsonGenerator json;
  private final JsonValues values;
  private final Extent extent;

  ExtraWriter(JsonGenerator json, JsonValues values, Extent extent) {
    this.json = json;
    this.values = values;
    this.extent = extent;
  }

  void write(Event event, int tooLarge) throws IOException {
    json.writeObjectFieldStart("extra");
    values.name("faultline_event_id", event.id());
    json.writeNumberField("occurrences", event.occurrences());
    if (event instanceof ExceptionEvent) {
      exception((ExceptionEvent) event);
    } else {
      values.name("cause_event_id", ((MessageEvent) event).causeId());
    }
    values.name("detail", event.detail());
    if (!extent.isFull()) {
      json.writeStringField(
          "left_out",
          "variables, breadcrumbs and what is beyond short limits: the event had "
              + tooLarge
              + " bytes, of which Sentry takes "
              + EnvelopeEncoder.MAX_EVENT_BYTES);
    }
    json.writeEndObject();
  }

  private void exception(ExceptionEvent event) throws IOException {
    String became = Words.of(event.disposition());
    values.text(
        "disposition",
        event.dispositionDetail() == null
            ? became
            : became + " (" + event.dispositionDetail() + ')');
    values.names("what_happened", LifeStory.of(event));
    List<String> recoveries = new ArrayList<>();
    for (Recovery recovery : event.recoveries()) {
      recoveries.add(Words.of(recovery));
    }
    values.names("recovery", recoveries);
    values.name("injected_fault", event.injectedFault());
    values.names("notes", notes(event));
  }

  private static List<String> notes(ExceptionEvent event) {
    List<String> notes = new ArrayList<>();
    for (ExceptionLink link : event.exceptions()) {
      String name = Words.simpleName(link.type()) + ": ";
      if (link.note() != null) {
        notes.add(name + link.note());
      }
      if (link.reused()) {
        notes.add(name + "thrown before: its stack trace is of its making, not of this throw");
      }
      if (link.framesOmitted() > 0) {
        notes.add(name + link.framesOmitted() + " outermost frames cut");
      }
    }
    return notes;
  }
}
