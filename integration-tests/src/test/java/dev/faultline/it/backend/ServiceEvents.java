package dev.faultline.it.backend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a collector has of one service. */
public final class ServiceEvents {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CollectorApi collector;
  private final String service;

  ServiceEvents(CollectorApi collector, String service) {
    this.collector = collector;
    this.service = service;
  }

  /** The issues so far, as the API shows them. */
  public List<JsonNode> issues() {
    return collector.issues(service);
  }

  /** The events so far of all issues. */
  public List<CapturedEvent> all() {
    return issues().stream()
        .flatMap(issue -> collector.events(issue.path("id").asText()).stream())
        .map(CapturedEvent::new)
        .toList();
  }

  /** Waits for an event whose outermost exception is of this class, and returns the newest. */
  public CapturedEvent awaitException(String type) {
    return await("an event of " + type + " of service " + service)
        .atMost(PATIENCE)
        .until(() -> ofType(type), Optional::isPresent)
        .orElseThrow();
  }

  /** Waits for an event whose outermost exception has exactly this message. */
  public CapturedEvent awaitMessage(String message) {
    return await("an event with message '" + message + "' of service " + service)
        .atMost(PATIENCE)
        .until(() -> ofMessage(message), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<CapturedEvent> ofType(String type) {
    return all().stream().filter(event -> event.type().equals(type)).findFirst();
  }

  private Optional<CapturedEvent> ofMessage(String message) {
    return all().stream().filter(event -> message.equals(event.message())).findFirst();
  }
}
