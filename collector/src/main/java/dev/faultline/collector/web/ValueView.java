package dev.faultline.collector.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A variable, field or element as pages show it.
 *
 * @param name empty for an element of an array
 * @param kind how it is to look
 * @param type simple class name of an object, otherwise empty
 * @param text the value, or a summary of its parts in one line
 * @param parts fields or elements, empty for a single value
 */
public record ValueView(String name, Kind kind, String type, String text, List<ValueView> parts) {

  /** How a value looks. */
  public enum Kind {
    TEXT,
    NUMBER,
    KEYWORD,
    OBJECT,
    ARRAY,
    /** Left out on purpose: redacted. */
    REDACTED,
    /** Left out for its size or depth. */
    CUT
  }

  private static final int SUMMARY_LENGTH = 80;

  /** Longer text is folded to its beginning. */
  private static final int LONG_TEXT = 400;

  private static final String MARK = "…";

  /** The last element of an array that was cut. */
  private static final Pattern ELEMENTS_CUT =
      Pattern.compile("… \\((?:\\+[0-9]+ more(?:, time)?|more|changed while it was read)\\)");

  public ValueView {
    parts = List.copyOf(parts);
  }

  /** The style sheet's name of the kind. */
  public String style() {
    return "value-" + kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether this is text that takes more than a few lines. */
  public boolean isLong() {
    return kind == Kind.TEXT && text.length() > LONG_TEXT;
  }

  /** What a long text begins with. */
  public String beginning() {
    return text.substring(0, SUMMARY_LENGTH) + MARK;
  }

  static ValueView of(String name, JsonNode value) {
    if (value.isArray()) {
      return array(name, value);
    }
    if (value.isObject()) {
      return object(name, value);
    }
    if (value.isTextual()) {
      return text(name, value.textValue());
    }
    Kind kind = value.isNumber() ? Kind.NUMBER : Kind.KEYWORD;
    return new ValueView(name, kind, "", value.asText(), List.of());
  }

  private static ValueView text(String name, String text) {
    if (text.equals("[redacted]")) {
      return new ValueView(name, Kind.REDACTED, "", "redacted", List.of());
    }
    if (name.equals(MARK)) {
      return new ValueView("", Kind.CUT, "", text, List.of());
    }
    return new ValueView(name, Kind.TEXT, "", "\"" + text + "\"", List.of());
  }

  private static ValueView array(String name, JsonNode value) {
    List<ValueView> parts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      boolean rest = i == value.size() - 1 && ELEMENTS_CUT.matcher(value.get(i).asText()).matches();
      parts.add(of(rest ? MARK : Integer.toString(i), value.get(i)));
    }
    return new ValueView(name, Kind.ARRAY, "", summary("[", parts, "]", false), parts);
  }

  private static ValueView object(String name, JsonNode value) {
    String type = TypeName.of(value.path("@type").asText("")).simple();
    JsonNode cut = value.path("@cut");
    boolean hasFields = value.size() > (value.has("@type") ? 2 : 1);
    if (cut.isTextual() && !hasFields) {
      return new ValueView(name, Kind.CUT, type, cutReason(cut.textValue()), List.of());
    }
    List<ValueView> parts = new ArrayList<>();
    value
        .properties()
        .forEach(
            field -> {
              if (field.getKey().equals("@cut") && cut.isTextual()) {
                parts.add(
                    new ValueView(
                        "", Kind.CUT, "", "others " + cutReason(cut.textValue()), List.of()));
              } else if (!field.getKey().equals("@type")) {
                parts.add(of(field.getKey(), field.getValue()));
              }
            });
    return new ValueView(name, Kind.OBJECT, type, summary("{", parts, "}", true), parts);
  }

  private static String cutReason(String reason) {
    switch (reason) {
      case "depth":
        return "not looked into: too deep";
      case "cycle":
        return "encloses itself";
      case "opaque":
        return "not looked into: that would run its code";
      case "budget":
        return "not looked into: the snapshot became too large";
      case "security-manager":
        return "not looked into: the application's security manager would be asked";
      case "unreadable":
        return "not readable: the JVM refused access, or it was just being changed";
      case "time":
        return "not looked into: the snapshot took too long";
      default:
        return "cut: " + reason;
    }
  }

  private static String summary(
      String open, List<ValueView> parts, String close, boolean withNames) {
    StringBuilder summary = new StringBuilder(open);
    for (ValueView part : parts) {
      if (summary.length() > 1) {
        summary.append(", ");
      }
      if (summary.length() >= SUMMARY_LENGTH) {
        summary.append(MARK);
        break;
      }
      if (withNames && !part.name.isEmpty()) {
        summary.append(part.name).append(": ");
      }
      summary.append(part.brief());
    }
    return summary.append(close).toString();
  }

  private String brief() {
    if (!parts.isEmpty()) {
      return kind == Kind.ARRAY ? "[" + MARK + "]" : type + "{" + MARK + "}";
    }
    int limit = SUMMARY_LENGTH / 2;
    return text.length() <= limit ? text : text.substring(0, limit) + MARK;
  }
}
