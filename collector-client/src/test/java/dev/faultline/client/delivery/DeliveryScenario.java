package dev.faultline.client.delivery;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.SendOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A delivery to a scripted backend. */
abstract class DeliveryScenario {
  static final Duration AMPLE = Duration.ofSeconds(30);
  static final Duration NEVER = Duration.ofDays(1);
  static final SendOutcome AWAY = SendOutcome.retryable("connection refused");

  final ScriptedBackend backend = new ScriptedBackend();
  final RecordingLog log = new RecordingLog();
  final AtomicInteger threadsMade = new AtomicInteger();
  EventDelivery delivery;

  @AfterEach
  void close() {
    if (delivery != null) {
      delivery.close(Duration.ZERO);
    }
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
            backend,
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
