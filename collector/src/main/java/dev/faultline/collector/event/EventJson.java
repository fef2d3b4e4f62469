package dev.faultline.collector.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as JSON, the form that the API shows and the store keeps. Fields without a value are left
 * out. Reading tolerates fields that are missing, so that events kept by an older version stay
 * readable. Thread-safe.
 */
public final class EventJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** As long as an event may be: events kept by an older version have names without a limit. */
  private static final int MAX_NAME_LENGTH = 1024 * 1024;

  private final ObjectMapper mapper =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNameLength(MAX_NAME_LENGTH).build())
              .build());

  /** The event as text. */
  public String write(Event event) {
    return toTree(event).toString();
  }

  /**
   * The event of {@code text}, which {@link #write} made.
   *
   * @throws UnreadableEventException if it did not
   */
  public Event read(String text) throws UnreadableEventException {
    try {
      return fromTree(mapper.readTree(text));
    } catch (JsonProcessingException e) {
      throw new UnreadableEventException(e.getOriginalMessage(), e);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new UnreadableEventException(e.getMessage(), e);
    }
  }

  /** The event as a tree of JSON. */
  public ObjectNode toTree(Event event) {
    Source source = event.source();
    ObjectNode node = JSON.objectNode();
    node.put("id", event.id());
    node.put("time", Times.format(event.time()));
    node.put("observedTime", Times.format(event.observedTime()));
    node.put("service", source.service());
    putText(node, "serviceVersion", source.serviceVersion());
    putText(node, "serviceInstance", source.serviceInstance());
    putText(node, "host", source.host());
    putText(node, "processId", source.processId());
    putText(node, "runtime", source.runtime());
    putText(node, "agent", source.agent());
    putText(node, "thread", event.thread());
    putText(node, "severity", event.severity());
    node.put("disposition", event.disposition());
    node.put("occurrences", event.occurrences());
    putText(node, "traceId", event.traceId());
    putText(node, "spanId", event.spanId());
    ArrayNode exceptions = node.putArray("exceptions");
    event.exceptions().forEach(exception -> exceptions.add(exception(exception)));
    if (!event.suppressed().isEmpty()) {
      ArrayNode suppressed = node.putArray("suppressed");
      event
          .suppressed()
          .forEach(
              entry -> {
                ObjectNode exception = suppressed.addObject().put("of", entry.of());
                exception.setAll(exception(entry.exception()));
              });
    }
    putText(node, "stackTrace", event.stackTrace());
    return node;
  }

  private static ObjectNode exception(CapturedException exception) {
    ObjectNode node = JSON.objectNode();
    node.put("type", exception.type());
    putText(node, "message", exception.message());
    ArrayNode frames = node.putArray("frames");
    exception.frames().forEach(frame -> frames.add(frame(frame)));
    if (exception.framesOmitted() > 0) {
      node.put("framesOmitted", exception.framesOmitted());
    }
    putText(node, "note", exception.note());
    return node;
  }

  private static ObjectNode frame(Frame frame) {
    ObjectNode node = JSON.objectNode();
    node.put("class", frame.className());
    node.put("method", frame.method());
    putText(node, "file", frame.file());
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

  private static void putText(ObjectNode node, String name, String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static Event fromTree(JsonNode node) {
    List<CapturedException> exceptions = new ArrayList<>();
    node.path("exceptions").forEach(exception -> exceptions.add(exception(exception)));
    List<SuppressedException> suppressed = new ArrayList<>();
    node.path("suppressed")
        .forEach(
            entry ->
                suppressed.add(
                    new SuppressedException(entry.path("of").asInt(), exception(entry))));
    return new Event(
        node.path("id").asText(),
        Times.epochNanos(Instant.parse(node.path("time").asText())),
        Times.epochNanos(Instant.parse(node.path("observedTime").asText())),
        new Source(
            node.path("service").asText(),
            text(node, "serviceVersion"),
            text(node, "serviceInstance"),
            text(node, "host"),
            text(node, "processId"),
            text(node, "runtime"),
            text(node, "agent")),
        text(node, "thread"),
        text(node, "severity"),
        node.path("disposition").asText(),
        node.path("occurrences").asLong(1),
        text(node, "traceId"),
        text(node, "spanId"),
        exceptions,
        suppressed,
        text(node, "stackTrace"));
  }

  private static CapturedException exception(JsonNode node) {
    List<Frame> frames = new ArrayList<>();
    node.path("frames").forEach(frame -> frames.add(frame(frame)));
    return new CapturedException(
        node.path("type").asText(),
        text(node, "message"),
        frames,
        node.path("framesOmitted").asInt(0),
        text(node, "note"));
  }

  private static Frame frame(JsonNode node) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    node.path("variables")
        .properties()
        .forEach(field -> variables.put(field.getKey(), field.getValue()));
    return new Frame(
        node.path("class").asText(),
        node.path("method").asText(),
        text(node, "file"),
        node.has("line") ? (Integer) node.path("line").intValue() : null,
        node.path("native").asBoolean(false),
        node.path("inApp").asBoolean(false),
        variables);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
  }
}
