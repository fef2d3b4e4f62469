package dev.faultline.it.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An event as the collector's API shows it. */
public final class CapturedEvent {

  private final JsonNode node;

  CapturedEvent(JsonNode node) {
    this.node = node;
  }

  /** Class of the outermost exception. */
  public String type() {
    return exception(0).path("type").asText();
  }

  /** Message of the outermost exception, or null. */
  public String message() {
    return exception(0).path("message").textValue();
  }

  public String disposition() {
    return node.path("disposition").asText();
  }

  /** How it was seen first. */
  public String mechanism() {
    return node.path("mechanism").asText();
  }

  public String thread() {
    return node.path("thread").asText();
  }

  public long occurrences() {
    return node.path("occurrences").asLong();
  }

  /** Classes of the outermost exception and its causes. */
  public List<String> types() {
    List<String> types = new ArrayList<>();
    node.path("exceptions").forEach(exception -> types.add(exception.path("type").asText()));
    return types;
  }

  /** The exception at an index of the chain, outermost first. */
  public JsonNode exception(int index) {
    return node.path("exceptions").path(index);
  }

  /** The suppressed exceptions of the whole chain. */
  public JsonNode suppressed() {
    return node.path("suppressed");
  }

  /** The variables of the outermost exception: of its innermost frame that has some. */
  public Variables variables() {
    return variables(0);
  }

  /** The variables of an exception of the chain: of its innermost frame that has some. */
  public Variables variables(int exception) {
    return Variables.ofException(exception(exception));
  }

  /** As {@code class.method}, the innermost frame of the outermost exception that has variables. */
  public String thrownIn() {
    for (JsonNode frame : exception(0).path("frames")) {
      if (frame.has("variables")) {
        return frame.path("class").asText() + "." + frame.path("method").asText();
      }
    }
    return null;
  }

  /** The whole event as JSON. */
  @Override
  public String toString() {
    return node.toPrettyString();
  }
}
