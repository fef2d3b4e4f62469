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
    JsonNode found = variables;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      found =
          step.group(1) != null
              ? found.path(Integer.parseInt(step.group(1)))
              : found.path(step.group(2));
    }
    if (found.isMissingNode()) {
      return Optional.of("no variable " + path);
    }
    String text = found.isValueNode() ? found.asText() : found.toString();
    return value == null || value.equals(text)
        ? Optional.empty()
        : Optional.of(path + " is " + text + ", expected " + value);
  }

  @Override
  public String toString() {
    return value == null ? path : path + "=" + value;
  }
}
