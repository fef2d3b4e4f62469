package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The account of a delivery, as points of one metric. */
class DeliveryMetricsTest extends DeliveryScenario {

  /** Values by outcome, with the reason behind it where there is one. */
  private Map<String, Object> points() {
    List<Metric<?>> metrics = new DeliveryMetrics("otlp", delivery).metrics();
    assertThat(metrics)
        .extracting(Metric::name)
        .containsExactly("faultline.agent.events", "faultline.agent.events.waiting");
    return metrics.stream()
        .flatMap(metric -> metric.points().stream())
        .collect(Collectors.toMap(DeliveryMetricsTest::key, MetricPoint::value));
  }

  private static String key(MetricPoint<?> point) {
    Map<String, Object> attributes = point.attributes().asMap();
    Object reason = attributes.get("faultline.reason");
    Object place = attributes.get("faultline.place");
    return place == null
        ? attributes.get("faultline.outcome") + (reason == null ? "" : " " + reason)
        : "in " + place;
  }

  @Test
  void ofADeliveryThatHasDoneNothingAreZeros() {
    start(patient());
    assertThat(points())
        .isEqualTo(
            Map.of(
                "produced", 0L, "delivered", 0L, "refused", 0L, "in memory", 0.0, "in disk", 0.0));
  }

  @Test
  void tellEachOutcomeAndEachReasonOnce() {
    backend.answer(
        SendOutcome.accepted(),
        SendOutcome.accepted(1, "quota"),
        SendOutcome.rejected(DropReason.BAD_REQUEST, "no"),
        AWAY);
    start(patient().batchInterval(Duration.ZERO).queueCapacity(2));
    for (String each : List.of("taken", "refused", "rejected")) {
      offer(each);
      assertThat(delivery.flush(AMPLE)).isTrue();
    }
    offer("waits");
    await().until(() -> backend.bodies().size() == 4);
    offer("waits too", "too many", "too many");
    delivery.filterOut();

    assertThat(points())
        .isEqualTo(
            Map.of(
                "produced", 8L,
                "filtered", 1L,
                "delivered", 1L,
                "refused", 1L,
                "dropped bad_request", 1L,
                "dropped queue_full", 2L,
                "in memory", 2.0,
                "in disk", 0.0));
  }

  @Test
  void holdNoProgramUp() {
    start(patient());
    assertThat(new DeliveryMetrics("otlp", delivery).hasCounts()).isFalse();
  }
}
