package dev.faultline.client.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes values of events as plain JSON, whatever they hold: texts are cut and well-formed, NaN and
 * infinities are strings, values outside the contract of {@link
 * dev.faultline.client.event.Frame#variables()} are left out and say so. Not safe for use by
 * several threads.
 */
public final class JsonValues {
  /** Deeper trees than any snapshot; beyond it lies a tree with a cycle. */
  private static final int MAX_DEPTH = 32;

  private static final long NANOS = 1_000_000_000;

  private final JsonGenerator json;
  private final TextLimits limits;

  /** Values written to this generator. */
  public JsonValues(JsonGenerator json, TextLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  /** A field with a name of ours and a text that is cut as names are; nothing at all for null. */
  public void name(String field, String text) throws IOException {
    text(field, text, limits.name());
  }

  /** A field with a text that is cut as values are; nothing at all for null. */
  public void text(String field, String text) throws IOException {
    text(field, text, limits.value());
  }

  /** A field with a text of at most so many chars; nothing at all for null. */
  public void text(String field, String text, int limit) throws IOException {
    if (text != null) {
      json.writeStringField(field, WireText.of(text, limit));
    }
  }

  /** A field with a point in time by RFC 3339, in UTC; nothing at all for 0: it is not known. */
  public void time(String field, long unixNanos) throws IOException {
    if (unixNanos != 0) {
      json.writeStringField(field, timeText(unixNanos));
    }
  }

  /** A point in time by RFC 3339, in UTC. */
  public static String timeText(long unixNanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(unixNanos, NANOS), (int) Math.floorMod(unixNanos, NANOS))
        .toString();
  }

  /** A field with names and values; nothing at all when there are none. */
  public void object(String field, Map<String, ?> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeFieldName(field);
      map(values, 0);
    }
  }

  /** A field with names; nothing at all when there are none. */
  public void names(String field, List<String> names) throws IOException {
    if (!names.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String name : names) {
        json.writeString(WireText.of(name, limits.name()));
      }
      json.writeEndArray();
    }
  }

  private void value(Object value, int depth) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String) {
      json.writeString(WireText.of((String) value, limits.value()));
    } else if (value instanceof Boolean) {
      json.writeBoolean((Boolean) value);
    } else if (value instanceof Long || value instanceof Integer) {
      json.writeNumber(((Number) value).longValue());
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
      json.writeString(Double.toString(value));
    } else {
      json.writeNumber(value);
    }
  }

  private void list(List<?> values, int depth) throws IOException {
    json.writeStartArray();
    for (Object value : values) {
      value(value, depth + 1);
    }
    json.writeEndArray();
  }

  private void map(Map<?, ?> values, int depth) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      Object key = entry.getKey();
      json.writeFieldName(WireText.of(key instanceof String ? (String) key : "?", limits.name()));
      value(entry.getValue(), depth + 1);
    }
    json.writeEndObject();
  }

  private void cut(Object value, String why) throws IOException {
    json.writeStartObject();
    name("@type", value.getClass().getName());
    name("@cut", why);
    json.writeEndObject();
  }
}
