package dev.faultline.client.sentry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.json.JsonValues;
import java.io.IOException;
import java.util.List;

/**
 * Writes the exceptions of an event, the oldest first and what was thrown last, each with its
 * number from the end and the number of the one that carries it. Not safe for use by several
 * threads.
 */
final class ExceptionWriter {
  private final JsonGenerator json;
  private final JsonValues values;
  private final Extent extent;
  private final FrameWriter frames;

  ExceptionWriter(JsonGenerator json, JsonValues values, Extent extent) {
    this.json = json;
    this.values = values;
    this.extent = extent;
    this.frames = new FrameWriter(json, values, extent);
  }

  void write(ExceptionEvent event) throws IOException {
    List<ExceptionLink> chain = event.exceptions();
    List<SuppressedLink> suppressed = event.suppressed();
    json.writeObjectFieldStart("exception");
    json.writeArrayFieldStart("values");
    for (int i = suppressed.size() - 1; i >= 0; i--) {
      int of = suppressed.get(i).of();
      start(event, suppressed.get(i).exception());
      relation("suppressed", chain.size() + i, of);
      json.writeStringField("source", "suppressed[" + position(suppressed, i) + ']');
      end();
    }
    for (int i = chain.size() - 1; i > 0; i--) {
      start(event, chain.get(i));
      relation("chained", i, i - 1);
      json.writeStringField("source", "cause");
      end();
    }
    start(event, chain.get(0));
    mechanism(event);
    end();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Among those that the same exception carries. */
  private static int position(List<SuppressedLink> suppressed, int index) {
    int position = 0;
    for (int i = 0; i < index; i++) {
      if (suppressed.get(i).of() == suppressed.get(index).of()) {
        position++;
      }
    }
    return position;
  }

  /** Up to what stands in the mechanism, which must follow. */
  private void start(ExceptionEvent event, ExceptionLink link) throws IOException {
    int dot = link.type().lastIndexOf('.');
    json.writeStartObject();
    values.name("type", link.type().substring(dot + 1));
    values.text("value", link.message(), extent.limits().message());
    if (dot > 0) {
      values.name("module", link.type().substring(0, dot));
    }
    json.writeNumberField("thread_id", event.threadId());
    frames.write(link.frames());
    json.writeObjectFieldStart("mechanism");
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeEndObject();
  }

  private void relation(String type, int id, int parent) throws IOException {
    json.writeStringField("type", type);
    json.writeNumberField("exception_id", id);
    json.writeNumberField("parent_id", parent);
  }

  private void mechanism(ExceptionEvent event) throws IOException {
    json.writeStringField("type", type(event.mechanism()));
    Boolean handled = handled(event.disposition());
    if (handled != null) {
      json.writeBooleanField("handled", handled);
    }
    json.writeNumberField("exception_id", 0);
    json.writeObjectFieldStart("data");
    json.writeStringField("disposition", event.disposition().wireName());
    values.name("detail", event.dispositionDetail());
    json.writeEndObject();
  }

  /** What a user captures by hand is {@code generic}, by Sentry's convention. */
  private static String type(Mechanism mechanism) {
    if (mechanism == Mechanism.API) {
      return "generic";
    }
    return mechanism == null
        ? "auto.faultline"
        : "auto.faultline." + mechanism.wireName().replace('-', '_');
  }

  /** Null when it is not known. */
  private static Boolean handled(Disposition disposition) {
    switch (disposition) {
      case HANDLED:
      case SWALLOWED:
      case LOGGED:
      case RECOVERED:
        return Boolean.TRUE;
      case ESCAPED:
      case UNCAUGHT:
        return Boolean.FALSE;
      default:
        return null;
    }
  }
}
