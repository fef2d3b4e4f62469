package dev.faultline.agent.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link Status} for people. */
public final class StatusText {

  private StatusText() {}

  /** Sections with their figures, one to a line, without a line end after the last. */
  public static String of(Status status) {
    StringBuilder text = new StringBuilder();
    for (StatusSection section : status.sections()) {
      text.append(text.length() == 0 ? "" : "\n").append(section.name()).append('\n');
      int width = 0;
      for (String figure : section.figures().keySet()) {
        width = Math.max(width, figure.length());
      }
      for (Map.Entry<String, Object> figure : section.figures().entrySet()) {
        append(text, figure.getKey(), width, figure.getValue());
      }
    }
    return text.length() == 0 ? "" : text.substring(0, text.length() - 1);
  }

  private static void append(StringBuilder text, String name, int width, Object value) {
    if (value instanceof List) {
      List<?> lines = (List<?>) value;
      if (lines.isEmpty()) {
        line(text, name, width, "none");
      }
      String label = name;
      for (Object line : lines) {
        line(text, label, width, String.valueOf(line));
        label = "";
      }
    } else if (value instanceof Double) {
      line(text, name, width, String.format(Locale.ROOT, "%.3f", (Double) value));
    } else {
      line(text, name, width, value == null ? "none" : String.valueOf(value));
    }
  }

  private static void line(StringBuilder text, String name, int width, String value) {
    text.append("  ").append(name);
    for (int i = name.length(); i < width; i++) {
      text.append(' ');
    }
    text.append("  ").append(value).append('\n');
  }
}
