package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Keeps names of variables, fields and keys to a length that every JSON parser reads. */
final class FieldNames {

  private static final int MAX_LENGTH = 1024;

  private FieldNames() {}

  /** {@code name}, or its beginning with a mark that tells how many characters are missing. */
  static String bounded(String name) {
    return name.length() <= MAX_LENGTH
        ? name
        : name.substring(0, MAX_LENGTH) + "… (+" + (name.length() - MAX_LENGTH) + " more)";
  }

  /** {@code value} with all names in it bounded. */
  static JsonNode bounded(JsonNode value) {
    if (isBounded(value)) {
      return value;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> array.add(bounded(element)));
      return array;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(field -> object.set(bounded(field.getKey()), bounded(field.getValue())));
    return object;
  }

  private static boolean isBounded(JsonNode value) {
    for (JsonNode part : value) {
      if (!isBounded(part)) {
        return false;
      }
    }
    return value.properties().stream().allMatch(field -> field.getKey().length() <= MAX_LENGTH);
  }
}
