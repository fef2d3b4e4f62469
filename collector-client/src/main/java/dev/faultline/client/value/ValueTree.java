package dev.faultline.client.value;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Walks a tree by the contract of {@link dev.faultline.client.event.Frame#variables()}. NaN and
 * infinities become texts; what is outside the contract is left out and says so. Runs no code of
 * anybody's but the JDK's collections.
 */
public final class ValueTree {
  /** Deeper trees than any snapshot; beyond it lies a tree with a cycle. */
  private static final int MAX_DEPTH = 32;

  private ValueTree() {}

  /** Tells the sink of all that is in a value. */
  public static void walk(Object value, ValueSink sink) throws IOException {
    walk(value, sink, 0);
  }

  private static void walk(Object value, ValueSink sink, int depth) throws IOException {
    if (value == null) {
      sink.nothing();
    } else if (value instanceof String) {
      sink.text((String) value);
    } else if (value instanceof Boolean) {
      sink.flag((Boolean) value);
    } else if (value instanceof Long || value instanceof Integer) {
      sink.integer(((Number) value).longValue());
    } else if (value instanceof Double) {
      floating((Double) value, sink);
    } else if (depth >= MAX_DEPTH) {
      cut(value, "depth", sink);
    } else if (value instanceof List) {
      list((List<?>) value, sink, depth);
    } else if (value instanceof Map) {
      map((Map<?, ?>) value, sink, depth);
    } else {
      // Outside the contract: its text could only be had by running code that is not ours.
      cut(value, "opaque", sink);
    }
  }

  private static void floating(double value, ValueSink sink) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      sink.text(Double.toString(value));
    } else {
      sink.floating(value);
    }
  }

  private static void list(List<?> values, ValueSink sink, int depth) throws IOException {
    sink.startList();
    for (Object value : values) {
      sink.startItem();
      walk(value, sink, depth + 1);
      sink.endItem();
    }
    sink.endList();
  }

  private static void map(Map<?, ?> values, ValueSink sink, int depth) throws IOException {
    sink.startMap();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      Object key = entry.getKey();
      sink.startEntry(key instanceof String ? (String) key : "?");
      walk(entry.getValue(), sink, depth + 1);
      sink.endEntry();
    }
    sink.endMap();
  }

  private static void cut(Object value, String why, ValueSink sink) throws IOException {
    sink.startMap();
    textEntry("@type", value.getClass().getName(), sink);
    textEntry("@cut", why, sink);
    sink.endMap();
  }

  private static void textEntry(String key, String text, ValueSink sink) throws IOException {
    sink.startEntry(key);
    sink.text(text);
    sink.endEntry();
  }
}
