package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Attributes of a resource or of a log record, in the order in which they arrived. Values are
 * natural JSON: an OTLP {@code AnyValue} without a value is JSON null, bytes are Base64 text.
 * Immutable, as long as nobody changes the nodes.
 */
public final class Attributes {

  private static final Attributes EMPTY = new Attributes(Map.of());

  private final Map<String, JsonNode> values;

  private Attributes(Map<String, JsonNode> values) {
    this.values = values;
  }

  /** No attributes at all. */
  public static Attributes empty() {
    return EMPTY;
  }

  /**
   * A copy of {@code values}; of two equal keys, OTLP senders must not send them, the map has kept
   * the last.
   */
  public static Attributes of(Map<String, JsonNode> values) {
    return values.isEmpty()
        ? EMPTY
        : new Attributes(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** The value of {@code key}; a {@link MissingNode} if there is none. */
  public JsonNode get(String key) {
    JsonNode value = values.get(key);
    return value == null ? MissingNode.getInstance() : value;
  }

  /** The value of {@code key} as text if it is a string, number or boolean and not blank. */
  public Optional<String> text(String key) {
    JsonNode value = get(key);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /** The value of {@code key} if it is an integer that fits 64 bits. */
  public OptionalLong integer(String key) {
    JsonNode value = get(key);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** All of them, unmodifiable. */
  public Map<String, JsonNode> asMap() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attributes && values.equals(((Attributes) other).values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
