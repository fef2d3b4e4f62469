package dev.faultline.client.size;

import dev.faultline.client.text.WireSize;
import dev.faultline.client.text.WireText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a tree by the contract of {@link dev.faultline.client.event.Frame#variables()}, as far as
 * it fits. To be used once, by one thread.
 */
final class ValueCut {
  private static final int MAX_DEPTH = 32;
  private static final int EACH = 50;

  /** Of one text, so that it leaves room for the others. */
  private final int text;

  private final int bytes;
  private int left;

  /**
   * @param bytes about
   */
  ValueCut(int bytes) {
    this.bytes = bytes;
    left = bytes;
    text = Math.max(1, bytes / 4);
  }

  /** How many bytes what was kept has, about. */
  int used() {
    return bytes - left;
  }

  Map<String, Object> ofMap(Map<String, Object> values) {
    return map(values, 0);
  }

  private Object of(Object value, int depth) {
    if (value instanceof String) {
      String cut = cut((String) value, Math.min(text, left));
      left -= (int) WireSize.of(cut);
      return cut;
    }
    if (value instanceof List || value instanceof Map) {
      if (depth >= MAX_DEPTH) {
        return Collections.singletonMap("@cut", "depth");
      }
      return value instanceof List ? list((List<?>) value, depth) : map((Map<?, ?>) value, depth);
    }
    return value;
  }

  private List<Object> list(List<?> values, int depth) {
    List<Object> kept = new ArrayList<>();
    for (Object value : values) {
      if (left <= 0) {
        kept.add("… (+" + (values.size() - kept.size()) + " more)");
        break;
      }
      left -= EACH;
      kept.add(of(value, depth + 1));
    }
    return kept;
  }

  private Map<String, Object> map(Map<?, ?> values, int depth) {
    Map<String, Object> kept = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (left <= 0) {
        kept.put("…", "(+" + (values.size() - kept.size()) + " more)");
        break;
      }
      String key = entry.getKey() instanceof String ? (String) entry.getKey() : "?";
      String name = cut(key, text);
      left -= EACH + (int) WireSize.of(name);
      kept.put(name, of(entry.getValue(), depth + 1));
    }
    return kept;
  }

  private static String cut(String text, int bytes) {
    int chars = WireSize.charsWithin(text, Math.max(0, bytes));
    return WireText.of(text, Math.max(1, chars));
  }
}
