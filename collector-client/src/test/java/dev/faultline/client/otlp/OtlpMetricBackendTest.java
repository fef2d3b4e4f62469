package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.delivery.MetricDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.StubBackend;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.client.metric.Temporality;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtlpMetricBackendTest {
  private final RecordingLog log = new RecordingLog();

  @Test
  void postsMetricsWhereTheEndpointTakesThemWithTheHeadersOfTheEvents() throws Exception {
    try (StubBackend backend = new StubBackend(0)) {
      MetricDelivery delivery = start(backend.url() + "/v1/logs");
      await().until(() -> backend.received().size() >= 2);
      assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();

      StubBackend.Received first = backend.received().get(0);
      assertThat(first.method).isEqualTo("POST");
      assertThat(first.path).isEqualTo("/v1/metrics");
      assertThat(first.headers.getFirst("Content-Type")).isEqualTo("application/json");
      assertThat(first.headers.getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(first.headers.getFirst("User-Agent")).isEqualTo("faultline/1.2.3");
      assertThat(first.headers.getFirst("X-Key")).isEqualTo("secret");
      ExportMetricsServiceRequest request = ProtocolReader.gunzipMetrics(first.body);
      assertThat(
              request
                  .getResourceMetrics(0)
                  .getScopeMetrics(0)
                  .getMetrics(0)
                  .getSum()
                  .getDataPoints(0)
                  .getAsInt())
          .isEqualTo(3);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void readsWhatTheBackendRefused() throws Exception {
    try (StubBackend backend = new StubBackend(0)) {
      backend.reply(
          StubBackend.status(
              200,
              "{\"partialSuccess\":{\"rejectedDataPoints\":\"1\",\"errorMessage\":\"too many\"}}"));
      MetricDelivery delivery = start(backend.url());
      await().until(() -> !log.lines().isEmpty());
      delivery.close(Duration.ofSeconds(30));

      assertThat(log.lines().get(0)).contains("refused 1 points of metrics: too many");
    }
  }

  private MetricDelivery start(String endpoint) {
    MetricDelivery delivery =
        new MetricDelivery(
            Duration.ofMillis(5),
            threeCounted(),
            new OtlpMetricBackend(
                OtlpEndpoint.parse(endpoint),
                OtlpEncoding.JSON,
                Temporality.CUMULATIVE,
                HttpSettings.builder().header("X-Key", "secret").build(),
                Resource.builder().put("service.name", "bookshop").build(),
                "1.2.3",
                Thread::new),
            Thread::new,
            log);
    delivery.start();
    return delivery;
  }

  private static MetricSource threeCounted() {
    return new MetricSource() {
      @Override
      public List<Metric<?>> metrics() {
        return List.of(
            Metric.sum("c", "1", "d", List.of(new MetricPoint<>(Attributes.empty(), 3L))));
      }

      @Override
      public boolean hasCounts() {
        return true;
      }
    };
  }
}
