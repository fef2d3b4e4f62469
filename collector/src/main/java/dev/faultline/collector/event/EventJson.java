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
import java.util.List;

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
    JsonText.put(node, "serviceVersion", source.serviceVersion());
    JsonText.put(node, "serviceInstance", source.serviceInstance());
    JsonText.put(node, "host", source.host());
    JsonText.put(node, "processId", source.processId());
    JsonText.put(node, "runtime", source.runtime());
    JsonText.put(node, "agent", source.agent());
    JsonText.put(node, "thread", event.thread());
    JsonText.put(node, "severity", event.severity());
    JsonText.put(node, "disposition", event.disposition().isEmpty() ? null : event.disposition());
    JsonText.put(node, "dispositionDetail", event.capture().dispositionDetail());
    JsonText.put(node, "mechanism", event.capture().mechanism());
    JsonText.put(node, "detail", event.capture().detail());
    node.put("occurrences", event.occurrences());
    JsonText.put(node, "traceId", event.traceId());
    JsonText.put(node, "spanId", event.spanId());
    JsonText.put(node, "message", event.message());
    ArrayNode exceptions = node.putArray("exceptions");
    event
        .exceptions()
        .forEach(exception -> exceptions.add(CapturedExceptionJson.toTree(exception)));
    if (!event.suppressed().isEmpty()) {
      ArrayNode suppressed = node.putArray("suppressed");
      event
          .suppressed()
          .forEach(
              entry -> {
                ObjectNode exception = suppressed.addObject().put("of", entry.of());
                exception.setAll(CapturedExceptionJson.toTree(entry.exception()));
              });
    }
    RecoveryJson.put(node, event.capture().recoveries());
    JsonText.put(node, "injectedFault", event.capture().injectedFault());
    JsonText.put(node, "causeId", event.capture().causeId());
    JsonText.put(node, "stackTrace", event.stackTrace());
    EventContextJson.put(node, event.context());
    return node;
  }

  private static Event fromTree(JsonNode node) {
    List<CapturedException> exceptions = new ArrayList<>();
    node.path("exceptions")
        .forEach(exception -> exceptions.add(CapturedExceptionJson.read(exception)));
    List<SuppressedException> suppressed = new ArrayList<>();
    node.path("suppressed")
        .forEach(
            entry ->
                suppressed.add(
                    new SuppressedException(
                        entry.path("of").asInt(), CapturedExceptionJson.read(entry))));
    return new Event(
        node.path("id").asText(),
        Times.epochNanos(Instant.parse(node.path("time").asText())),
        Times.epochNanos(Instant.parse(node.path("observedTime").asText())),
        new Source(
            node.path("service").asText(),
            JsonText.of(node, "serviceVersion"),
            JsonText.of(node, "serviceInstance"),
            JsonText.of(node, "host"),
            JsonText.of(node, "processId"),
            JsonText.of(node, "runtime"),
            JsonText.of(node, "agent")),
        JsonText.of(node, "thread"),
        JsonText.of(node, "severity"),
        node.path("disposition").asText(),
        node.path("occurrences").asLong(1),
        JsonText.of(node, "traceId"),
        JsonText.of(node, "spanId"),
        exceptions,
        suppressed,
        JsonText.of(node, "stackTrace"),
        new Capture(
            JsonText.of(node, "mechanism"),
            JsonText.of(node, "detail"),
            JsonText.of(node, "dispositionDetail"),
            RecoveryJson.read(node.path("recovery")),
            JsonText.of(node, "injectedFault"),
            JsonText.of(node, "causeId")),
        JsonText.of(node, "message"),
        EventContextJson.read(node));
  }
}
