package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An exception that must be in an event, alone or among the causes of another.
 *
 * @param exception its class
 * @param thrown class and method of its innermost in-app frame, null for any or none
 * @param variables what that frame must have captured
 */
record ExpectedThrow(String exception, String thrown, List<ExpectedVariable> variables) {

  /** Returns what an exception lacks to be the expected one, empty when it is. */
  Optional<String> fault(JsonNode captured) {
    if (!exception.equals(captured.path("type").asText())) {
      return Optional.of("no " + exception);
    }
    if (thrown == null) {
      return Optional.empty();
    }
    JsonNode frame = innermostInApp(captured);
    String method = frame.path("class").asText() + "." + frame.path("method").asText();
    if (!method.equals(thrown)) {
      return Optional.of("innermost in-app frame is " + method + ", expected " + thrown);
    }
    return variables.stream()
        .map(variable -> variable.fault(frame.path("variables")))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns the exception's simple name with what was captured of the expected variables. */
  String shown(JsonNode captured) {
    JsonNode found = innermostInApp(captured).path("variables");
    String name = exception.substring(exception.lastIndexOf('.') + 1);
    return variables.isEmpty()
        ? name
        : variables.stream()
            .map(variable -> variable.shown(found))
            .collect(Collectors.joining(", ", name + ": ", ""));
  }

  private static JsonNode innermostInApp(JsonNode captured) {
    for (JsonNode frame : captured.path("frames")) {
      if (frame.path("inApp").asBoolean()) {
        return frame;
      }
    }
    return MissingNode.getInstance();
  }
}
