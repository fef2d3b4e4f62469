package dev.faultline.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of {@link EventJson} that is the event's context. */
final class EventContextJson {

  private EventContextJson() {}

  /** Adds to an event's tree what is known. */
  static void put(ObjectNode event, EventContext context) {
    putTexts(event, "tags", context.tags());
    putTexts(event, "user", context.user());
    if (!context.breadcrumbs().isEmpty()) {
      ArrayNode breadcrumbs = event.putArray("breadcrumbs");
      context.breadcrumbs().forEach(breadcrumb -> put(breadcrumbs.addObject(), breadcrumb));
    }
  }

  private static void put(ObjectNode node, Breadcrumb breadcrumb) {
    node.put("time", Times.format(breadcrumb.time()));
    JsonText.put(node, "category", breadcrumb.category());
    JsonText.put(node, "level", breadcrumb.level());
    JsonText.put(node, "message", breadcrumb.message());
    if (!breadcrumb.data().isEmpty()) {
      node.putObject("data").setAll(breadcrumb.data());
    }
  }

  private static void putTexts(ObjectNode event, String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      ObjectNode node = event.putObject(name);
      texts.forEach(node::put);
    }
  }

  /** The context of the event with this tree. */
  static EventContext read(JsonNode event) {
    List<Breadcrumb> breadcrumbs = new ArrayList<>();
    event.path("breadcrumbs").forEach(node -> breadcrumbs.add(breadcrumb(node)));
    return new EventContext(texts(event.path("tags")), texts(event.path("user")), breadcrumbs);
  }

  private static Breadcrumb breadcrumb(JsonNode node) {
    Map<String, JsonNode> data = new LinkedHashMap<>();
    node.path("data").properties().forEach(field -> data.put(field.getKey(), field.getValue()));
    return new Breadcrumb(
        Times.epochNanos(Instant.parse(node.path("time").asText())),
        JsonText.of(node, "category"),
        JsonText.of(node, "level"),
        JsonText.of(node, "message"),
        data);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
