package dev.faultline.it.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The events among what a {@link RecordingBackend} was sent, each as it was sent last. */
public final class SentEvents {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordingBackend backend;

  public SentEvents(RecordingBackend backend) {
    this.backend = backend;
  }

  /** In the order in which each was sent first. */
  public List<SentEvent> all() {
    Map<String, SentEvent> byId = new LinkedHashMap<>();
    for (String body : backend.received().lines().toList()) {
      for (JsonNode record : read(body).findValues("logRecords")) {
        record.forEach(
            one -> {
              SentEvent event = new SentEvent(one);
              byId.put(event.id(), event);
            });
      }
    }
    return List.copyOf(byId.values());
  }

  /** Waits for an event that is like this. */
  public SentEvent await(String description, Predicate<SentEvent> like) {
    return Awaitility.await("an event " + description)
        .atMost(PATIENCE)
        .until(() -> all().stream().filter(like).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }
}
