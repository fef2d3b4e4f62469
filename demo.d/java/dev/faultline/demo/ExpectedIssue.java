package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/**
 * An issue that the collector must show.
 *
 * @param became the disposition, null for any
 * @param outermost the exception that the issue is named after
 * @param causes of it, in any order
 */
record ExpectedIssue(
    String name, String became, ExpectedThrow outermost, List<ExpectedThrow> causes) {

  /** Whether an event is one of the exception that is expected, complete or not. */
  boolean isAbout(JsonNode event) {
    return outermost.exception().equals(event.path("exceptions").path(0).path("type").asText());
  }

  /** Returns what an event lacks to be the expected one, empty when it is. */
  Optional<String> fault(JsonNode event) {
    String disposition = event.path("disposition").asText();
    if (became != null && !became.equals(disposition)) {
      return Optional.of("disposition " + disposition + ", expected " + became);
    }
    JsonNode exceptions = event.path("exceptions");
    Optional<String> fault = outermost.fault(exceptions.path(0));
    for (ExpectedThrow cause : causes) {
      fault = fault.or(() -> cause.fault(find(cause, exceptions)));
    }
    return fault;
  }

  /** Returns what an event has of all that is expected. */
  String shown(JsonNode event) {
    JsonNode exceptions = event.path("exceptions");
    StringBuilder shown = new StringBuilder(outermost.shown(exceptions.path(0)));
    for (ExpectedThrow cause : causes) {
      shown.append(" <- ").append(cause.shown(find(cause, exceptions)));
    }
    return shown.toString();
  }

  private static JsonNode find(ExpectedThrow cause, JsonNode exceptions) {
    for (int i = 1; i < exceptions.size(); i++) {
      if (cause.exception().equals(exceptions.get(i).path("type").asText())) {
        return exceptions.get(i);
      }
    }
    return MissingNode.getInstance();
  }
}
