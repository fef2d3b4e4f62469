package dev.faultline.client.delivery;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** A delivery to a scripted backend. */
abstract class DeliveryScenario {
  static final Duration AMPLE = Duration.ofSeconds(30);
  static final Duration NEVER = Duration.ofDays(1);
  static final SendOutcome AWAY = SendOutcome.retryable("connection refused");

  final ScriptedSender sender = new ScriptedSender();
  final RecordingLog log = new RecordingLog();
  final AtomicInteger threadsMade = new AtomicInteger();
  BatchEncoder encoder = DeliveryScenario::messages;
  EventDelivery delivery;

  @AfterEach
  void close() {
    if (delivery != null) {
      delivery.close(Duration.ZERO);
    }
  }

  static byte[] messages(List<? extends Event> events) {
    return events.stream()
        .map(event -> ((ExceptionEvent) event).exceptions().get(0).message())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Batches that only fill, flush or close can complete; back-off that only flush or close can end.
   */
  static DeliverySettings.Builder patient() {
    return DeliverySettings.builder().batchInterval(NEVER).initialBackoff(NEVER).maxBackoff(NEVER);
  }

  static DeliverySettings.Builder eager() {
    return DeliverySettings.builder()
        .batchInterval(Duration.ZERO)
        .initialBackoff(Duration.ofMillis(2))
        .maxBackoff(Duration.ofMillis(5));
  }

  void start(DeliverySettings.Builder settings) {
    delivery =
        new EventDelivery(
            settings.build(),
            events -> encoder.encode(events),
            sender,
            work -> {
              threadsMade.incrementAndGet();
              return new Thread(work);
            },
            log);
  }

  void offer(String... messages) {
    for (String message : messages) {
      delivery.offer(SampleEvents.event(message));
    }
  }
}
