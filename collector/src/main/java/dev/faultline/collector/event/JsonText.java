package dev.faultline.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Texts that may be missing. */
final class JsonText {

  private JsonText() {}

  /** Sets the field, unless {@code value} is null. */
  static void put(ObjectNode node, String name, String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  /** The field's text, null when it is missing or no text. */
  static String of(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
  }
}
