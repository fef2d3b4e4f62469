package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the application must have told of an event.
 *
 * @param kind tag, user or breadcrumb
 * @param name of the tag, or what of the user; null of a breadcrumb
 * @param value of these, or the breadcrumb's message
 */
record ExpectedTold(String kind, String name, String value) {

  static ExpectedTold parse(String kind, String text) {
    if (kind.equals("breadcrumb")) {
      return new ExpectedTold(kind, null, text);
    }
    String[] sides = text.split(" = ", 2);
    if (sides.length < 2) {
      throw new IllegalArgumentException("'" + kind + " " + text + "' needs NAME = VALUE");
    }
    return new ExpectedTold(kind, sides[0], sides[1]);
  }

  /** Returns what an event lacks to have been told this, empty when nothing. */
  Optional<String> fault(JsonNode event) {
    return isIn(event) ? Optional.empty() : Optional.of("no " + this);
  }

  private boolean isIn(JsonNode event) {
    if (name != null) {
      return value.equals(event.path(kind.equals("tag") ? "tags" : "user").path(name).asText());
    }
    for (JsonNode breadcrumb : event.path("breadcrumbs")) {
      if (value.equals(breadcrumb.path("message").asText())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name == null ? kind + " " + value : kind + " " + name + "=" + value;
  }
}
