package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** From {@code AnyValue} in OTLP's JSON encoding to natural JSON. */
final class JsonValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonValues() {}

  /** The {@code Resource} that the parser stands on. */
  static Attributes resource(JsonFields fields) throws IOException {
    Attributes[] attributes = {Attributes.empty()};
    fields.forEach(
        name -> {
          if (name.equals("attributes")) {
            attributes[0] = attributes(fields);
          } else {
            fields.skip();
          }
        });
    return attributes[0];
  }

  /** The list of {@code KeyValue}s that the parser stands on. */
  static Attributes attributes(JsonFields fields) throws IOException {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    fields.forEachElement(() -> keyValue(fields, values::put));
    return Attributes.of(values);
  }

  /** The {@code KeyValue} that the parser stands on. */
  static void keyValue(JsonFields fields, BiConsumer<String, JsonNode> sink) throws IOException {
    String[] key = {""};
    JsonNode[] value = {JSON.nullNode()};
    fields.forEach(
        name -> {
          switch (name) {
            case "key":
              key[0] = fields.text();
              break;
            case "value":
              value[0] = value(fields);
              break;
            default:
              fields.skip();
          }
        });
    sink.accept(key[0], value[0]);
  }

  /** The {@code AnyValue} that the parser stands on; JSON null if it has no value. */
  static JsonNode value(JsonFields fields) throws IOException {
    JsonNode[] value = {JSON.nullNode()};
    fields.forEach(
        name -> {
          switch (name) {
            case "stringValue":
            case "bytesValue":
              value[0] = JSON.textNode(fields.text());
              break;
            case "boolValue":
              value[0] = JSON.booleanNode(fields.bool());
              break;
            case "intValue":
              value[0] = JSON.numberNode(fields.int64());
              break;
            case "doubleValue":
              value[0] = NaturalJson.number(fields.number());
              break;
            case "arrayValue":
              value[0] = array(fields);
              break;
            case "kvlistValue":
              value[0] = object(fields);
              break;
            default:
              fields.skip();
          }
        });
    return value[0];
  }

  private static ArrayNode array(JsonFields fields) throws IOException {
    ArrayNode array = JSON.arrayNode();
    fields.forEach(
        name -> {
          if (name.equals("values")) {
            fields.forEachElement(() -> array.add(value(fields)));
          } else {
            fields.skip();
          }
        });
    return array;
  }

  private static ObjectNode object(JsonFields fields) throws IOException {
    ObjectNode object = JSON.objectNode();
    fields.forEach(
        name -> {
          if (name.equals("values")) {
            fields.forEachElement(() -> keyValue(fields, object::set));
          } else {
            fields.skip();
          }
        });
    return object;
  }
}
