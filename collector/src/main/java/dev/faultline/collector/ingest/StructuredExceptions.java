package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Frame;
import dev.faultline.collector.event.SuppressedException;
import dev.faultline.collector.otlp.Attributes;
import dev.faultline.collector.stacktrace.FrameText;
import dev.faultline.collector.stacktrace.ParsedTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code faultline.exceptions} and {@code faultline.suppressed}. */
final class StructuredExceptions {

  ParsedTrace read(Attributes attributes) throws RejectedRecordException {
    JsonNode chain = array(attributes.get("faultline.exceptions"), "faultline.exceptions");
    if (chain.isEmpty()) {
      throw new RejectedRecordException(
          "faultline.exceptions is empty: it must hold the outermost exception first");
    }
    List<CapturedException> exceptions = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      exceptions.add(exception(chain.get(i), "faultline.exceptions[" + i + "]"));
    }
    return new ParsedTrace(exceptions, suppressed(attributes, exceptions.size()));
  }

  private static List<SuppressedException> suppressed(Attributes attributes, int exceptions)
      throws RejectedRecordException {
    List<SuppressedException> suppressed = new ArrayList<>();
    JsonNode list = array(attributes.get("faultline.suppressed"), "faultline.suppressed");
    for (int i = 0; i < list.size(); i++) {
      String where = "faultline.suppressed[" + i + "]";
      CapturedException exception = exception(list.get(i), where);
      int of = index(list.get(i).path("of"), exceptions, where + ".of");
      suppressed.add(new SuppressedException(of, exception));
    }
    return suppressed;
  }

  private static CapturedException exception(JsonNode node, String where)
      throws RejectedRecordException {
    if (!node.path("type").isTextual() || node.path("type").textValue().isBlank()) {
      throw new RejectedRecordException(where + ".type is missing: it must be a class name");
    }
    List<Frame> frames = new ArrayList<>();
    for (JsonNode text : array(node.path("frames"), where + ".frames")) {
      frames.add(FrameText.parse(text.asText()));
    }
    for (JsonNode position : array(node.path("inApp"), where + ".inApp")) {
      int frame = index(position, frames.size(), where + ".inApp");
      frames.set(frame, frames.get(frame).withInApp(true));
    }
    for (JsonNode site : array(node.path("sites"), where + ".sites")) {
      int frame = index(site.path("frame"), frames.size(), where + ".sites[].frame");
      frames.set(frame, frames.get(frame).withVariables(variables(site.path("variables"))));
    }
    return new CapturedException(
        node.path("type").textValue(),
        text(node.path("message")),
        frames,
        Math.max(0, node.path("framesOmitted").asInt(0)),
        text(node.path("note")),
        LifePoints.read(node.path("points"), where + ".points"),
        node.path("reused").asBoolean(false));
  }

  private static Map<String, JsonNode> variables(JsonNode node) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field ->
                variables.put(
                    FieldNames.bounded(field.getKey()), FieldNames.bounded(field.getValue())));
    return variables;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  /** {@code node}, which may be missing, as an array. */
  private static JsonNode array(JsonNode node, String where) throws RejectedRecordException {
    if (node.isArray() || node.isMissingNode()) {
      return node;
    }
    throw new RejectedRecordException(where + " is not an array");
  }

  private static int index(JsonNode node, int size, String where) throws RejectedRecordException {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < 0
        || node.intValue() >= size) {
      throw new RejectedRecordException(
          where + " is " + node + ": it must be an index below " + size);
    }
    return node.intValue();
  }
}
