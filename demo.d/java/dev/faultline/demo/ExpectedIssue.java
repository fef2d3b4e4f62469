package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/**
 * An issue that the collector must show.
 *
 * @param became the disposition, null for any
 * @param message of an issue without an exception; null of others
 * @param exceptions the one that the issue is named after, and causes of it in any order
 * @param told by the application
 */
record ExpectedIssue(
    String name,
    String became,
    String message,
    List<ExpectedThrow> exceptions,
    List<ExpectedTold> told) {

  /** Whether an event is one of the exception that is expected, complete or not. */
  boolean isAbout(JsonNode event) {
    return exceptions.isEmpty()
        ? message.equals(event.path("message").asText())
        : exceptions.get(0).exception().equals(captured(0, event).path("type").asText());
  }

  /** Returns what an event lacks to be the expected one, empty when it is. */
  Optional<String> fault(JsonNode event) {
    String disposition = event.path("disposition").asText();
    if (became != null && !became.equals(disposition)) {
      return Optional.of("disposition " + disposition + ", expected " + became);
    }
    Optional<String> fault = Optional.empty();
    for (int i = 0; i < exceptions.size() && fault.isEmpty(); i++) {
      fault = exceptions.get(i).fault(captured(i, event));
    }
    return fault.or(
        () -> told.stream().map(one -> one.fault(event)).flatMap(Optional::stream).findFirst());
  }

  /** Returns what an event has of all that is expected. */
  String shown(JsonNode event) {
    StringBuilder shown = new StringBuilder(message == null ? "" : message);
    for (int i = 0; i < exceptions.size(); i++) {
      shown.append(i == 0 ? "" : " <- ").append(exceptions.get(i).shown(captured(i, event)));
    }
    told.forEach(one -> shown.append("; ").append(one));
    return shown.toString();
  }

  /** The outermost exception of an event, or the cause that one of those expected is about. */
  private JsonNode captured(int expected, JsonNode event) {
    JsonNode captured = event.path("exceptions");
    if (expected == 0) {
      return captured.path(0);
    }
    for (int i = 1; i < captured.size(); i++) {
      if (exceptions.get(expected).exception().equals(captured.get(i).path("type").asText())) {
        return captured.get(i);
      }
    }
    return MissingNode.getInstance();
  }
}
