package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An issue that the collector must show.
 *
 * @param cause null for any or none
 * @param became the disposition, null for any
 */
record ExpectedIssue(
    String name,
    String exception,
    String cause,
    String thrown,
    String became,
    List<ExpectedVariable> variables) {

  /** Returns what an event lacks to be the expected one, empty when it is. */
  Optional<String> fault(JsonNode event) {
    JsonNode exceptions = event.path("exceptions");
    JsonNode outermost = exceptions.path(0);
    if (!exception.equals(outermost.path("type").asText())) {
      return Optional.of("the event's exception is " + outermost.path("type"));
    }
    if (cause != null && !hasCause(exceptions)) {
      return Optional.of("no cause " + cause);
    }
    if (became != null && !became.equals(event.path("disposition").asText())) {
      return Optional.of("disposition " + event.path("disposition") + ", expected " + became);
    }
    return innermostInApp(outermost)
        .map(this::faultOfFrame)
        .orElse(Optional.of("no in-app frame in " + exception));
  }

  private boolean hasCause(JsonNode exceptions) {
    for (int i = 1; i < exceptions.size(); i++) {
      if (cause.equals(exceptions.get(i).path("type").asText())) {
        return true;
      }
    }
    return false;
  }

  private static Optional<JsonNode> innermostInApp(JsonNode exception) {
    for (JsonNode frame : exception.path("frames")) {
      if (frame.path("inApp").asBoolean()) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  private Optional<String> faultOfFrame(JsonNode frame) {
    String method = frame.path("class").asText() + "." + frame.path("method").asText();
    if (!method.equals(thrown)) {
      return Optional.of("the innermost in-app frame is " + method + ", expected " + thrown);
    }
    JsonNode variables = frame.path("variables");
    return variables.isEmpty()
        ? Optional.of("no variables in " + method)
        : variables().stream()
            .map(variable -> variable.fault(variables))
            .flatMap(Optional::stream)
            .findFirst();
  }
}
