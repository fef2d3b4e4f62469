package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable that must have been captured.
 *
 * @param path a name, then {@code .field} and {@code [index]} as often as needed
 * @param value null for any
 */
record ExpectedVariable(String path, String value) {
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\.?([^.\\[]+)");

  static ExpectedVariable parse(String text) {
    int equals = text.indexOf(" = ");
    return equals < 0
        ? new ExpectedVariable(text, null)
        : new ExpectedVariable(text.substring(0, equals), text.substring(equals + 3));
  }

  /** Returns what is wrong with the variables of a frame, empty when nothing is. */
  Optional<String> fault(JsonNode variables) {
    JsonNode found = find(variables);
    if (found.isMissingNode()) {
      return Optional.of("no variable " + path);
    }
    return value == null || value.equals(text(found))
        ? Optional.empty()
        : Optional.of(shown(variables) + ", expected " + value);
  }

  /** Returns the path with what was captured. */
  String shown(JsonNode variables) {
    return path + "=" + text(find(variables));
  }

  private JsonNode find(JsonNode variables) {
    JsonNode found = variables;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      found =
          step.group(1) != null
              ? found.path(Integer.parseInt(step.group(1)))
              : found.path(step.group(2));
    }
    return found;
  }

  private static String text(JsonNode found) {
    return found.isValueNode() ? found.asText() : found.toString();
  }
}
