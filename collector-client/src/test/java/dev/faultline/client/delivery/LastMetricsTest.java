package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics of the end: whether it has to leave time for them, and what is told of them. */
class LastMetricsTest {
  private final ScriptedBackend backend = new ScriptedBackend();
  private final RecordingLog log = new RecordingLog();
  private volatile boolean counted;

  @Test
  void areNoneWhenNothingWasCountedOrSent() {
    MetricDelivery delivery = delivery(Duration.ofHours(1));

    assertThat(delivery.hasLast()).isFalse();
    counted = true;
    assertThat(delivery.hasLast()).isTrue();
  }

  @Test
  void followWhatWasSent() {
    MetricDelivery delivery = delivery(Duration.ofMillis(1));
    delivery.start();

    await().until(() -> !backend.bodies().isEmpty());
    assertThat(delivery.hasLast()).isTrue();
    delivery.close(Duration.ofSeconds(30));
  }

  @Test
  void areToldWhenTheyAreLost() {
    backend.answerAlways(SendOutcome.retryable("connection refused"));
    counted = true;
    MetricDelivery delivery = delivery(Duration.ofHours(1));
    delivery.start();
    delivery.close(Duration.ofSeconds(30));

    assertThat(log.lines())
        .containsExactly(
            "INFO http://backend did not take the last metrics (connection refused); what was"
                + " counted since it last took any is lost");
  }

  @Test
  void areToldAloneWhenTheExportBeforeThemIsGivenUp() {
    backend.hang();
    MetricDelivery delivery = delivery(Duration.ofMillis(1));
    delivery.start();
    await().until(() -> !backend.bodies().isEmpty());
    delivery.close(Duration.ofMillis(1));

    assertThat(log.lines())
        .containsExactly(
            "INFO http://backend did not take the last metrics (cancelled); what was"
                + " counted since it last took any is lost");
  }

  private MetricDelivery delivery(Duration interval) {
    MetricSource source =
        new MetricSource() {
          @Override
          public List<Metric<?>> metrics() {
            MetricPoint<Long> point =
                new MetricPoint<>(Attributes.builder().put("name", "c").build(), 1L);
            return List.of(Metric.sum("c", "1", "What is counted.", List.of(point)));
          }

          @Override
          public boolean hasCounts() {
            return counted;
          }
        };
    return new MetricDelivery(interval, source, backend, Thread::new, log);
  }
}
