package dev.faultline.client.sentry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.event.Frame;
import dev.faultline.client.json.JsonValues;
import java.io.IOException;
import java.util.List;

/** Writes a stack trace, the oldest frame first. Not safe for use by several threads. */
final class FrameWriter {
  private static final int NATIVE_METHOD = -2;

  private final JsonGenerator json;
  private final JsonValues values;
  private final Extent extent;

  FrameWriter(JsonGenerator json, JsonValues values, Extent extent) {
    this.json = json;
    this.values = values;
    this.extent = extent;
  }

  /** Nothing at all for no frames: Sentry takes no empty stack trace. */
  void write(List<Frame> frames) throws IOException {
    if (frames.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("stacktrace");
    json.writeArrayFieldStart("frames");
    int half = extent.frames() / 2;
    boolean tooMany = frames.size() > extent.frames();
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (tooMany && i == frames.size() - 1 - half) {
        omitted(frames.size() - 2 * half);
        i = half - 1;
      }
      frame(frames.get(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void omitted(int count) throws IOException {
    json.writeStartObject();
    json.writeStringField("function", "… (+" + count + " frames)");
    json.writeBooleanField("in_app", false);
    json.writeEndObject();
  }

  private void frame(Frame frame) throws IOException {
    json.writeStartObject();
    values.name("module", frame.className());
    values.name("function", frame.methodName());
    values.name("filename", frame.fileName());
    if (frame.line() >= 0) {
      json.writeNumberField("lineno", frame.line());
    }
    if (frame.line() == NATIVE_METHOD) {
      json.writeBooleanField("native", true);
    }
    json.writeBooleanField("in_app", frame.inApp());
    if (frame.variables() != null && extent.isFull()) {
      values.object("vars", frame.variables());
    }
    json.writeEndObject();
  }
}
