package dev.faultline.client.log;

import java.util.List;
import java.util.Map;

/**
 * Shows a value of {@link dev.faultline.client.event.Frame#variables()} as a developer would write
 * it down: {@code com.acme.Order{id: 4711, lines: ["apples", "pears"]}}.
 */
final class ValueText {
  private static final String TYPE = "@type";
  private static final String CUT = "@cut";
  private static final int MAX_DEPTH = 32;

  private final int limit;
  private final StringBuilder out = new StringBuilder();

  private ValueText(int limit) {
    this.limit = limit;
  }

  /**
   * @param limit in chars, about; what is beyond is left out and says so
   */
  static String of(Object value, int limit) {
    ValueText text = new ValueText(limit);
    text.value(value, 0);
    return ShownText.of(text.out.toString(), limit);
  }

  private boolean isFull() {
    return out.length() > limit;
  }

  private void value(Object value, int depth) {
    if (isFull()) {
      return;
    }
    if (value instanceof String) {
      out.append('"').append((String) value).append('"');
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Double) {
      out.append(value);
    } else if (depth >= MAX_DEPTH) {
      out.append("{… depth}");
    } else if (value instanceof List) {
      list((List<?>) value, depth);
    } else if (value instanceof Map) {
      map((Map<?, ?>) value, depth);
    } else {
      // Outside the contract: its text could only be had by running code that is not ours.
      out.append(value.getClass().getName()).append("{… opaque}");
    }
  }

  private void list(List<?> values, int depth) {
    out.append('[');
    String separator = "";
    for (Object value : values) {
      if (isFull()) {
        return;
      }
      out.append(separator);
      value(value, depth + 1);
      separator = ", ";
    }
    out.append(']');
  }

  private void map(Map<?, ?> values, int depth) {
    Object type = values.get(TYPE);
    if (type instanceof String) {
      out.append((String) type);
    }
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (isFull()) {
        return;
      }
      Object key = entry.getKey();
      if (TYPE.equals(key) && type instanceof String) {
        continue;
      }
      out.append(separator);
      if (CUT.equals(key) && entry.getValue() instanceof String) {
        out.append("… ").append((String) entry.getValue());
      } else {
        out.append(key instanceof String ? (String) key : "?").append(": ");
        value(entry.getValue(), depth + 1);
      }
      separator = ", ";
    }
    out.append('}');
  }
}
