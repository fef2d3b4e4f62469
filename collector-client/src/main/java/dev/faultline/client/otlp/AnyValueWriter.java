package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes OTLP's {@code AnyValue} and {@code KeyValue} in the JSON encoding. Not safe for use by
 * several threads.
 */
final class AnyValueWriter {
  /** Deeper trees than any snapshot; beyond it lies a tree with a cycle. */
  private static final int MAX_DEPTH = 32;

  private final JsonGenerator json;
  private final TextLimits limits;

  AnyValueWriter(JsonGenerator json, TextLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  void attribute(String key, String value, int limit) throws IOException {
    startAttribute(key);
    string(value, limit);
    endAttribute();
  }

  void attribute(String key, long value) throws IOException {
    startAttribute(key);
    integer(value);
    endAttribute();
  }

  void attribute(String key, boolean value) throws IOException {
    startAttribute(key);
    json.writeStartObject();
    json.writeBooleanField("boolValue", value);
    json.writeEndObject();
    endAttribute();
  }

  /** Opens a {@code KeyValue}; one value, then {@link #endAttribute()} must follow. */
  void startAttribute(String key) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", WireText.of(key, limits.name()));
    json.writeFieldName("value");
  }

  void endAttribute() throws IOException {
    json.writeEndObject();
  }

  /** Opens an array; values, then {@link #endContainer()} must follow. */
  void startArray() throws IOException {
    startContainer("arrayValue");
  }

  /** Opens a key-value list; attributes, then {@link #endContainer()} must follow. */
  void startKeyValues() throws IOException {
    startContainer("kvlistValue");
  }

  private void startContainer(String kind) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart(kind);
    json.writeArrayFieldStart("values");
  }

  void endContainer() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  void string(String value, int limit) throws IOException {
    json.writeStartObject();
    json.writeStringField("stringValue", WireText.of(value, limit));
    json.writeEndObject();
  }

  /** 64-bit integers are decimal strings in proto3's JSON. */
  void integer(long value) throws IOException {
    json.writeStartObject();
    json.writeStringField("intValue", Long.toString(value));
    json.writeEndObject();
  }

  /** Any value of the contract of {@link dev.faultline.client.event.Frame#variables()}. */
  void value(Object value) throws IOException {
    value(value, 0);
  }

  private void value(Object value, int depth) throws IOException {
    if (value == null) {
      json.writeStartObject();
      json.writeEndObject();
    } else if (value instanceof String) {
      string((String) value, limits.value());
    } else if (value instanceof Boolean) {
      json.writeStartObject();
      json.writeBooleanField("boolValue", (Boolean) value);
      json.writeEndObject();
    } else if (value instanceof Long || value instanceof Integer) {
      integer(((Number) value).longValue());
    } else if (value instanceof Double) {
      floating((Double) value);
    } else if (depth >= MAX_DEPTH) {
      cut(value, "depth");
    } else if (value instanceof List) {
      list((List<?>) value, depth);
    } else if (value instanceof Map) {
      map((Map<?, ?>) value, depth);
    } else {
      // Outside the contract: its text could only be had by running code that is not ours.
      cut(value, "opaque");
    }
  }

  private void floating(double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      string(Double.toString(value), limits.value());
      return;
    }
    json.writeStartObject();
    json.writeNumberField("doubleValue", value);
    json.writeEndObject();
  }

  private void list(List<?> values, int depth) throws IOException {
    startArray();
    for (Object value : values) {
      value(value, depth + 1);
    }
    endContainer();
  }

  private void map(Map<?, ?> values, int depth) throws IOException {
    startKeyValues();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      Object key = entry.getKey();
      startAttribute(key instanceof String ? (String) key : "?");
      value(entry.getValue(), depth + 1);
      endAttribute();
    }
    endContainer();
  }

  private void cut(Object value, String why) throws IOException {
    startKeyValues();
    attribute("@type", value.getClass().getName(), limits.name());
    attribute("@cut", why, limits.name());
    endContainer();
  }
}
