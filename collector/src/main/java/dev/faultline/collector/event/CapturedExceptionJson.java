package dev.faultline.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of {@link EventJson} that is one exception with its frames and its life. */
final class CapturedExceptionJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CapturedExceptionJson() {}

  static ObjectNode toTree(CapturedException exception) {
    ObjectNode node = JSON.objectNode();
    node.put("type", exception.type());
    JsonText.put(node, "message", exception.message());
    ArrayNode frames = node.putArray("frames");
    exception.frames().forEach(frame -> frames.add(frame(frame)));
    if (exception.framesOmitted() > 0) {
      node.put("framesOmitted", exception.framesOmitted());
    }
    JsonText.put(node, "note", exception.note());
    if (exception.reused()) {
      node.put("reused", true);
    }
    if (!exception.life().isEmpty()) {
      ArrayNode points = node.putArray("points");
      exception.life().forEach(point -> points.add(point(point)));
    }
    return node;
  }

  private static ObjectNode frame(Frame frame) {
    ObjectNode node = JSON.objectNode();
    node.put("class", frame.className());
    node.put("method", frame.method());
    JsonText.put(node, "file", frame.file());
    if (frame.line() != null) {
      node.put("line", frame.line());
    }
    if (frame.nativeMethod()) {
      node.put("native", true);
    }
    node.put("inApp", frame.inApp());
    if (!frame.variables().isEmpty()) {
      node.putObject("variables").setAll(frame.variables());
    }
    return node;
  }

  private static ObjectNode point(LifePoint point) {
    ObjectNode node = JSON.objectNode();
    node.put("kind", point.kind());
    node.put("time", Times.format(point.time()));
    JsonText.put(node, "class", point.className());
    JsonText.put(node, "method", point.method());
    if (point.line() != null) {
      node.put("line", point.line());
    }
    JsonText.put(node, "thread", point.thread());
    JsonText.put(node, "use", point.use());
    JsonText.put(node, "detail", point.detail());
    return node;
  }

  static CapturedException read(JsonNode node) {
    List<Frame> frames = new ArrayList<>();
    node.path("frames").forEach(frame -> frames.add(frame(frame)));
    List<LifePoint> life = new ArrayList<>();
    node.path("points").forEach(point -> life.add(point(point)));
    return new CapturedException(
        node.path("type").asText(),
        JsonText.of(node, "message"),
        frames,
        node.path("framesOmitted").asInt(0),
        JsonText.of(node, "note"),
        life,
        node.path("reused").asBoolean(false));
  }

  private static Frame frame(JsonNode node) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    node.path("variables")
        .properties()
        .forEach(field -> variables.put(field.getKey(), field.getValue()));
    return new Frame(
        node.path("class").asText(),
        node.path("method").asText(),
        JsonText.of(node, "file"),
        line(node),
        node.path("native").asBoolean(false),
        node.path("inApp").asBoolean(false),
        variables);
  }

  private static LifePoint point(JsonNode node) {
    return new LifePoint(
        node.path("kind").asText(),
        Times.epochNanos(Instant.parse(node.path("time").asText())),
        JsonText.of(node, "class"),
        JsonText.of(node, "method"),
        line(node),
        JsonText.of(node, "thread"),
        JsonText.of(node, "use"),
        JsonText.of(node, "detail"));
  }

  private static Integer line(JsonNode node) {
    return node.has("line") ? (Integer) node.path("line").intValue() : null;
  }
}
