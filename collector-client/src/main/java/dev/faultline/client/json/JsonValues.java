package dev.faultline.client.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireText;
import dev.faultline.client.value.ValueSink;
import dev.faultline.client.value.ValueTree;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes values of events as plain JSON, whatever they hold: texts are cut and well-formed, NaN and
 * infinities are strings, values outside their contract are left out and say so ({@link
 * ValueTree}). Not safe for use by several threads.
 */
public final class JsonValues implements ValueSink {
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
      ValueTree.walk(values, this);
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

  @Override
  public void nothing() throws IOException {
    json.writeNull();
  }

  @Override
  public void text(String value) throws IOException {
    json.writeString(WireText.of(value, limits.value()));
  }

  @Override
  public void flag(boolean value) throws IOException {
    json.writeBoolean(value);
  }

  @Override
  public void integer(long value) throws IOException {
    json.writeNumber(value);
  }

  @Override
  public void floating(double value) throws IOException {
    json.writeNumber(value);
  }

  @Override
  public void startList() throws IOException {
    json.writeStartArray();
  }

  @Override
  public void startItem() {}

  @Override
  public void endItem() {}

  @Override
  public void endList() throws IOException {
    json.writeEndArray();
  }

  @Override
  public void startMap() throws IOException {
    json.writeStartObject();
  }

  @Override
  public void startEntry(String key) throws IOException {
    json.writeFieldName(WireText.of(key, limits.name()));
  }

  @Override
  public void endEntry() {}

  @Override
  public void endMap() throws IOException {
    json.writeEndObject();
  }
}
