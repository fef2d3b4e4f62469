package dev.faultline.capture.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what the user's own regular expressions find. How long an expression takes is bounded: a
 * text that it cannot be done with is hidden as a whole. Immutable, thread-safe.
 */
final class PatternRedaction {

  /** Deeper than any snapshot. */
  private static final int MAX_DEPTH = 32;

  private final Pattern[] patterns;

  PatternRedaction(List<Pattern> patterns) {
    this.patterns = patterns.toArray(new Pattern[0]);
  }

  String redact(String text) {
    String redacted = text;
    for (Pattern pattern : patterns) {
      redacted = redact(redacted, pattern);
    }
    return redacted;
  }

  private static String redact(String text, Pattern pattern) {
    try {
      Matcher matcher = pattern.matcher(new PatientText(text));
      StringBuilder redacted = null;
      int kept = 0;
      while (matcher.find()) {
        if (matcher.end() == matcher.start()) {
          continue;
        }
        if (redacted == null) {
          redacted = new StringBuilder(text.length());
        }
        redacted.append(text, kept, matcher.start()).append(Redaction.REDACTED);
        kept = matcher.end();
      }
      return redacted == null ? text : redacted.append(text, kept, text.length()).toString();
    } catch (PatientText.OutOfPatience | StackOverflowError tooMuch) {
      // What it would have found is not known.
      return Redaction.REDACTED;
    }
  }

  Map<String, Object> redact(Map<String, Object> variables) {
    return patterns.length == 0 ? variables : map(variables, 0);
  }

  private Map<String, Object> map(Map<?, ?> map, int depth) {
    Map<String, Object> redacted = new LinkedHashMap<>(map.size() * 2);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = redact((String) entry.getKey());
      redacted.put(
          redacted.containsKey(key) ? key + " #" + redacted.size() : key,
          value(entry.getValue(), depth + 1));
    }
    return redacted;
  }

  private Object value(Object value, int depth) {
    if (value instanceof String) {
      return redact((String) value);
    }
    if (value instanceof Map && depth < MAX_DEPTH) {
      return map((Map<?, ?>) value, depth);
    }
    if (value instanceof List && depth < MAX_DEPTH) {
      List<Object> redacted = new ArrayList<>(((List<?>) value).size());
      for (Object element : (List<?>) value) {
        redacted.add(value(element, depth + 1));
      }
      return redacted;
    }
    return value;
  }
}
