package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.event.Breadcrumb;
import dev.faultline.collector.event.EventContext;
import dev.faultline.collector.otlp.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code faultline.tags}, {@code faultline.user} and {@code faultline.breadcrumbs}. */
final class Contexts {

  private static final String BREADCRUMBS = "faultline.breadcrumbs";

  private Contexts() {}

  static EventContext of(Attributes attributes) throws RejectedRecordException {
    JsonNode list = attributes.get(BREADCRUMBS);
    if (!list.isArray() && !list.isMissingNode()) {
      throw new RejectedRecordException(BREADCRUMBS + " is not an array");
    }
    List<Breadcrumb> breadcrumbs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      breadcrumbs.add(breadcrumb(list.get(i), BREADCRUMBS + "[" + i + "]"));
    }
    return new EventContext(
        texts(attributes, "faultline.tags"), texts(attributes, "faultline.user"), breadcrumbs);
  }

  private static Breadcrumb breadcrumb(JsonNode node, String where) throws RejectedRecordException {
    Map<String, JsonNode> data = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.path("data").properties()) {
      data.put(FieldNames.bounded(field.getKey()), FieldNames.bounded(field.getValue()));
    }
    return new Breadcrumb(
        Nanoseconds.read(node.path("timeUnixNano"), where + ".timeUnixNano"),
        text(node.path("category")),
        text(node.path("level")),
        text(node.path("message")),
        data);
  }

  private static Map<String, String> texts(Attributes attributes, String name)
      throws RejectedRecordException {
    JsonNode list = attributes.get(name);
    if (!list.isObject() && !list.isMissingNode()) {
      throw new RejectedRecordException(name + " is not a key-value list");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : list.properties()) {
      texts.put(FieldNames.bounded(field.getKey()), field.getValue().asText());
    }
    return texts;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }
}
