package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From protobuf's {@code AnyValue} to natural JSON. */
final class ProtobufValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProtobufValues() {}

  static Attributes attributes(List<KeyValue> pairs) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    pairs.forEach(pair -> values.put(pair.getKey(), value(pair.getValue())));
    return Attributes.of(values);
  }

  static JsonNode value(AnyValue value) {
    switch (value.getValueCase()) {
      case STRING_VALUE:
        return JSON.textNode(value.getStringValue());
      case BOOL_VALUE:
        return JSON.booleanNode(value.getBoolValue());
      case INT_VALUE:
        return JSON.numberNode(value.getIntValue());
      case DOUBLE_VALUE:
        return NaturalJson.number(value.getDoubleValue());
      case ARRAY_VALUE:
        ArrayNode array = JSON.arrayNode();
        value.getArrayValue().getValuesList().forEach(element -> array.add(value(element)));
        return array;
      case KVLIST_VALUE:
        ObjectNode object = JSON.objectNode();
        value
            .getKvlistValue()
            .getValuesList()
            .forEach(pair -> object.set(pair.getKey(), value(pair.getValue())));
        return object;
      case BYTES_VALUE:
        return JSON.textNode(
            Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
      default:
        return JSON.nullNode();
    }
  }
}
