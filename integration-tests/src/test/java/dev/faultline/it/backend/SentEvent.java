package dev.faultline.it.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event as it is on the wire. */
public final class SentEvent {

  private final String severity;
  private final Map<String, Object> attributes;
  private final String name;
  private final String body;

  SentEvent(JsonNode logRecord) {
    name = logRecord.path("eventName").asText();
    body = logRecord.path("body").path("stringValue").asText();
    severity = logRecord.path("severityText").asText();
    attributes = map(logRecord.path("attributes"));
  }

  /** Whether it is a message, and not an exception. */
  public boolean isMessage() {
    return name.equals("message");
  }

  /** What a message says, or the outermost exception in short. */
  public String body() {
    return body;
  }

  /** The id of the event of the exception that a message is about; null for none. */
  public String causeId() {
    return (String) attributes.get("faultline.cause.event.id");
  }

  /** The fault that it was injected by; null for none. */
  public String injectedFault() {
    return (String) attributes.get("faultline.injected");
  }

  /** What guards did about it. */
  public List<Map<String, Object>> recoveries() {
    return list(attributes.get("faultline.recovery"));
  }

  public String id() {
    return String.valueOf(attributes.get("faultline.event.id"));
  }

  /** As OpenTelemetry names it, such as {@code FATAL}. */
  public String severity() {
    return severity;
  }

  public String disposition() {
    return (String) attributes.get("faultline.disposition");
  }

  public String dispositionDetail() {
    return (String) attributes.get("faultline.disposition.detail");
  }

  /** What the application told of it. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> tags() {
    return (Map<String, Object>) attributes.getOrDefault("faultline.tags", Map.of());
  }

  /** Messages of what happened before, oldest first. */
  public List<String> breadcrumbs() {
    List<Map<String, Object>> breadcrumbs = list(attributes.get("faultline.breadcrumbs"));
    return breadcrumbs.stream().map(breadcrumb -> (String) breadcrumb.get("message")).toList();
  }

  public String mechanism() {
    return (String) attributes.get("faultline.mechanism");
  }

  /** Classes of the outermost exception and its causes. */
  public List<String> types() {
    return chain().stream().map(link -> (String) link.get("type")).toList();
  }

  /** Message of the innermost exception; null when it has none. */
  public String innermostMessage() {
    return (String) chain().get(chain().size() - 1).get("message");
  }

  /**
   * Whether a method, given as {@code Class.method}, is among the in-app frames of the innermost.
   */
  public boolean isThrownBelow(String method) {
    Map<String, Object> innermost = chain().get(chain().size() - 1);
    List<Object> frames = list(innermost.get("frames"));
    List<Object> inApp = list(innermost.get("inApp"));
    return inApp.stream()
        .map(index -> (String) frames.get(((Long) index).intValue()))
        .anyMatch(frame -> frame.contains("." + method + "("));
  }

  /** The life of the exception at an index of the chain: each point's kind, and detail if any. */
  public List<String> life(int index) {
    List<Map<String, Object>> points = list(chain().get(index).get("points"));
    return points.stream()
        .map(
            point ->
                point.get("kind") + (point.get("detail") == null ? "" : " " + point.get("detail")))
        .toList();
  }

  /** The same with the method of each point, and what a handler did: {@code caught m swallowed}. */
  public List<String> story(int index) {
    return story(chain().get(index));
  }

  /** The same of an exception that one of the chain suppresses, by its index among those. */
  public List<String> suppressedStory(int index) {
    List<Map<String, Object>> suppressed = list(attributes.get("faultline.suppressed"));
    return story(suppressed.get(index));
  }

  private static List<String> story(Map<String, Object> link) {
    List<Map<String, Object>> points = list(link.get("points"));
    return points.stream()
        .map(
            point ->
                Stream.of(point.get("kind"), point.get("method"), point.get("use"))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** Variables of the exception at an index of the chain, by the method whose frame has them. */
  public Map<String, Map<String, Object>> variables(int index) {
    Map<String, Object> link = chain().get(index);
    List<Object> frames = list(link.get("frames"));
    List<Map<String, Object>> sites = list(link.get("sites"));
    Map<String, Map<String, Object>> byMethod = new LinkedHashMap<>();
    for (Map<String, Object> site : sites) {
      String frame = (String) frames.get(((Long) site.get("frame")).intValue());
      byMethod.put(frame.replaceAll("^.*\\.([^.]+)\\(.*", "$1"), variables(site));
    }
    return byMethod;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> variables(Map<String, Object> site) {
    return (Map<String, Object>) site.get("variables");
  }

  /** How many exceptions it stands for. */
  public long occurrences() {
    return (Long) attributes.get("faultline.occurrences");
  }

  /** What is said of the outermost exception's stack trace; null for nothing. */
  public String note() {
    return (String) chain().get(0).get("note");
  }

  /** Whether the outermost exception is an object that was thrown before. */
  public boolean isReused() {
    return Boolean.TRUE.equals(chain().get(0).get("reused"));
  }

  /** The message of the exception at an index of the chain. */
  public String message(int index) {
    return (String) chain().get(index).get("message");
  }

  /** Messages of the exceptions that those of the chain suppress. */
  public List<String> suppressedMessages() {
    List<Map<String, Object>> suppressed = list(attributes.get("faultline.suppressed"));
    return suppressed.stream().map(link -> (String) link.get("message")).toList();
  }

  /** The life of the innermost exception. */
  public List<String> innermostLife() {
    return life(chain().size() - 1);
  }

  private List<Map<String, Object>> chain() {
    return list(attributes.get("faultline.exceptions"));
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(Object value) {
    return value == null ? List.of() : (List<T>) value;
  }

  private static Map<String, Object> map(JsonNode keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    keysAndValues.forEach(one -> map.put(one.path("key").asText(), value(one.path("value"))));
    return map;
  }

  private static Object value(JsonNode any) {
    if (any.has("kvlistValue")) {
      return map(any.path("kvlistValue").path("values"));
    }
    if (any.has("arrayValue")) {
      List<Object> list = new ArrayList<>();
      any.path("arrayValue").path("values").forEach(one -> list.add(value(one)));
      return list;
    }
    if (any.has("intValue")) {
      return any.path("intValue").asLong();
    }
    return any.has("boolValue")
        ? any.path("boolValue").asBoolean()
        : any.path("stringValue").textValue();
  }

  @Override
  public String toString() {
    return attributes.toString();
  }
}
