package dev.faultline.client.prometheus;

import java.util.LinkedHashMap;
import java.util.Map;

/** Attributes as labels. Stateless. */
final class Labels {
  private Labels() {}

  /**
   * {@code name="value",name="value"}, in the order of the attributes. Attributes whose names are
   * the same as labels share one, with both values.
   */
  static String of(Map<String, Object> attributes) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      String name = PrometheusNames.label(attribute.getKey());
      String value = String.valueOf(attribute.getValue());
      String other = labels.get(name);
      labels.put(name, other == null ? value : other + ';' + value);
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      text.append(text.length() == 0 ? "" : ",").append(label.getKey()).append("=\"");
      escape(text, label.getValue(), true);
      text.append('"');
    }
    return text.toString();
  }

  /** Appends text that may have line ends, backslashes and quotes. */
  static void escape(StringBuilder to, String text, boolean quotes) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        to.append("\\\\");
      } else if (c == '\n') {
        to.append("\\n");
      } else if (c == '"' && quotes) {
        to.append("\\\"");
      } else if (c == 0 || Character.isSurrogate(c) && !isPaired(text, i)) {
        // It would end the page for some readers, or could not be encoded.
        to.append('\uFFFD');
      } else {
        to.append(c);
      }
    }
  }

  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
