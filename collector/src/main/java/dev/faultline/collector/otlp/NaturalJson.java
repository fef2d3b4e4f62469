package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What both encodings must agree on when a value has no form of its own in JSON. */
final class NaturalJson {

  private NaturalJson() {}

  /** JSON has no NaN and no infinities: they become text, as in protobuf's JSON mapping. */
  static JsonNode number(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(value)
        : JsonNodeFactory.instance.textNode(Double.toString(value));
  }
}
