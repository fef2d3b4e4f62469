package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.SampleBackends;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.StubBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as delivered to the collector. */
class CollectorBackendTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final String ACKNOWLEDGED = "Faultline-Acknowledged";

  private final RecordingLog log = new RecordingLog();
  private StubBackend collector;
  private EventDelivery delivery;

  @BeforeEach
  void start() throws IOException {
    collector = new StubBackend(0);
    delivery =
        new EventDelivery(
            DeliverySettings.builder()
                .batchInterval(AMPLE)
                .initialBackoff(Duration.ofMillis(1))
                .maxBackoff(Duration.ofMillis(5))
                .build(),
            SampleBackends.create(
                "collector", Map.of("endpoint", collector.url()), Resource.builder().build()),
            Thread::new,
            log);
  }

  @AfterEach
  void stop() {
    delivery.close(Duration.ZERO);
    collector.close();
  }

  private void offer(String... messages) {
    for (String message : messages) {
      delivery.offer(SampleEvents.event(message));
    }
    delivery.flush(AMPLE);
  }

  @Test
  void aBatchIsDeliveredWhenTheCollectorSaysThatItHasStoredIt() {
    collector.reply(StubBackend.status(200, new byte[0], ACKNOWLEDGED, "true"));
    offer("a", "b");

    assertThat(delivery.account().delivered()).isEqualTo(2);
    assertThat(collector.received()).hasSize(1);
    assertThat(collector.received().get(0).headers.getFirst("Content-Type"))
        .isEqualTo("application/x-protobuf");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void theSuccessOfAnybodyElseIsNone() {
    collector.reply(
        StubBackend.status(200, "<html>Log in to the hotel's network</html>"),
        StubBackend.status(200, new byte[0]),
        StubBackend.status(204, new byte[0]),
        StubBackend.status(200, new byte[0], ACKNOWLEDGED, "true"));
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(collector.received()).hasSize(4);
    assertThat(collector.received().get(3).body).isEqualTo(collector.received().get(0).body);
    assertThat(log.lines().get(0))
        .contains("not as a Faultline collector that has stored them")
        .contains("type otlp");
  }

  @Test
  void whatItRefusesOfABatchIsCounted() {
    collector.reply(
        StubBackend.status(
            200,
            "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"no time\"}}",
            ACKNOWLEDGED,
            "true"));
    offer("a", "b", "c");

    DeliveryAccount account = delivery.account();
    assertThat(account.delivered()).isEqualTo(2);
    assertThat(account.refused()).isEqualTo(1);
  }
}
