package dev.faultline.client.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.json.JsonValues;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;

/** Writes the fields of one exception of a chain. Not safe for use by several threads. */
final class LinkWriter {
  private final JsonGenerator json;
  private final JsonValues values;
  private final TextLimits limits;

  LinkWriter(JsonGenerator json, JsonValues values, TextLimits limits) {
    this.json = json;
    this.values = values;
    this.limits = limits;
  }

  /**
   * @param threadName the event's thread, which points name only when they are of another
   */
  void write(ExceptionLink link, String threadName) throws IOException {
    values.name("type", link.type());
    values.text("message", link.message(), limits.message());
    values.name("note", link.note());
    if (link.reused()) {
      json.writeBooleanField("reused", true);
    }
    points(link, threadName);
    json.writeArrayFieldStart("frames");
    for (Frame frame : link.frames()) {
      frame(frame);
    }
    json.writeEndArray();
    if (link.framesOmitted() > 0) {
      json.writeNumberField("framesOmitted", link.framesOmitted());
    }
  }

  private void frame(Frame frame) throws IOException {
    json.writeStartObject();
    values.name("class", frame.className());
    values.name("method", frame.methodName());
    values.name("file", frame.fileName());
    if (frame.line() >= 0) {
      json.writeNumberField("line", frame.line());
    }
    if (frame.inApp()) {
      json.writeBooleanField("inApp", true);
    }
    if (frame.variables() != null) {
      values.object("variables", frame.variables());
    }
    json.writeEndObject();
  }

  private void points(ExceptionLink link, String threadName) throws IOException {
    if (link.points().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("points");
    for (LifePoint point : link.points()) {
      json.writeStartObject();
      json.writeStringField("kind", point.kind().wireName());
      values.time("time", point.timeUnixNanos());
      values.name("class", point.className());
      values.name("method", point.methodName());
      if (point.line() >= 0) {
        json.writeNumberField("line", point.line());
      }
      if (point.threadName() != null && !point.threadName().equals(threadName)) {
        values.name("thread", point.threadName());
      }
      if (point.use() != null) {
        json.writeStringField("use", point.use().wireName());
      }
      values.name("detail", point.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
