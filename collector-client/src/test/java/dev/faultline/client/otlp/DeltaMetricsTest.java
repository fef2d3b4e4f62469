package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.delivery.MetricDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.StubBackend;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.client.metric.Temporality;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Differences over OTLP, to a backend that does not take all of them. */
class DeltaMetricsTest {
  private static final StubBackend.Reply TAKEN =
      StubBackend.status(200, new byte[0], "Content-Type", "application/x-protobuf");

  private final RecordingLog log = new RecordingLog();
  private final AtomicLong counted = new AtomicLong();
  private final LatencyHistogram durations = new LatencyHistogram();
  private final Random random = new Random(3);

  @ParameterizedTest
  @EnumSource
  void whatArrivesAddsUpToAllThereHasBeen(OtlpEncoding encoding) throws Exception {
    try (StubBackend backend = new StubBackend(0)) {
      List<Integer> taken = new CopyOnWriteArrayList<>();
      for (int request = 0; request < 12; request++) {
        backend.reply(reply(request, taken));
      }
      MetricDelivery delivery = start(backend.url(), encoding);
      await().until(() -> backend.received().size() > 12);
      assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();
      int requests = backend.received().size();
      for (int request = 12; request < requests; request++) {
        taken.add(request);
      }

      long sum = 0;
      long ended = 0;
      ExponentialHistogram all = ExponentialHistogram.builder().scale(5).build();
      for (int request : taken) {
        List<io.opentelemetry.proto.metrics.v1.Metric> metrics =
            ProtocolReader.gunzipMetrics(backend.received().get(request).body)
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetricsList();
        assertThat(metrics.get(0).getSum().getAggregationTemporality())
            .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        assertThat(metrics.get(1).getExponentialHistogram().getAggregationTemporality())
            .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        NumberDataPoint count = metrics.get(0).getSum().getDataPoints(0);
        assertThat(count.getStartTimeUnixNano()).isGreaterThanOrEqualTo(ended);
        assertThat(count.getTimeUnixNano()).isGreaterThanOrEqualTo(count.getStartTimeUnixNano());
        ended = count.getTimeUnixNano();
        sum += count.getAsInt();
        all = all.plus(read(metrics.get(1).getExponentialHistogram().getDataPoints(0)));
      }
      assertThat(sum).isEqualTo(counted.get());
      ExponentialHistogram whole = durations.toExponential().withScale(all.scale());
      assertThat(all.count()).isEqualTo(whole.count());
      assertThat(all.zeroCount()).isEqualTo(whole.zeroCount());
      assertThat(all.sum()).isCloseTo(whole.sum(), within(1e-9 * whole.sum()));
      assertThat(counts(all)).isEqualTo(counts(whole));
      assertThat(log.lines()).anyMatch(line -> line.endsWith("takes metrics again"));
    }
  }

  /** Success, failures that are final and others, a hang-up, and points that are refused. */
  private static StubBackend.Reply reply(int request, List<Integer> taken) {
    switch (request % 6) {
      case 1:
        return StubBackend.status(500, "broken");
      case 2:
        return StubBackend.status(503, "later");
      case 3:
        return StubBackend.hangUp();
      case 4:
        return StubBackend.status(413, "too large");
      default:
        return exchange -> {
          taken.add(request);
          TAKEN.to(exchange);
        };
    }
  }

  private MetricDelivery start(String endpoint, OtlpEncoding encoding) {
    MetricDelivery delivery =
        new MetricDelivery(
            Duration.ofMillis(2),
            source(),
            new OtlpMetricBackend(
                OtlpEndpoint.parse(endpoint),
                encoding,
                Temporality.DELTA,
                HttpSettings.builder().build(),
                Resource.builder().put("service.name", "bookshop").build(),
                "1.2.3",
                Thread::new),
            Thread::new,
            log);
    delivery.start();
    return delivery;
  }

  /** More of everything each time it is asked. */
  private MetricSource source() {
    return new MetricSource() {
      @Override
      public List<Metric<?>> metrics() {
        counted.addAndGet(1 + random.nextInt(10));
        durations.record(0);
        for (int i = 0; i < 20; i++) {
          durations.record((long) Math.pow(10, 2 + random.nextDouble() * 8));
        }
        return List.of(
            Metric.sum(
                "c", "1", "d", List.of(new MetricPoint<>(Attributes.empty(), counted.get()))),
            Metric.histogram(
                "h",
                "s",
                "d",
                List.of(new MetricPoint<>(Attributes.empty(), durations.toExponential()))));
      }

      @Override
      public boolean hasCounts() {
        return true;
      }
    };
  }

  private static ExponentialHistogram read(ExponentialHistogramDataPoint point) {
    assertThat(point.hasMin() || point.hasMax()).isFalse();
    assertThat(point.getCount())
        .isEqualTo(
            point.getZeroCount()
                + point.getPositive().getBucketCountsList().stream()
                    .mapToLong(Long::longValue)
                    .sum());
    return ExponentialHistogram.builder()
        .scale(point.getScale())
        .zeroCount(point.getZeroCount())
        .buckets(
            point.getPositive().getOffset(),
            point.getPositive().getBucketCountsList().stream().mapToLong(Long::longValue).toArray())
        .sum(point.getSum())
        .build();
  }

  private static List<Long> counts(ExponentialHistogram histogram) {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < histogram.buckets(); i++) {
      counts.add(histogram.bucketCount(i));
    }
    return counts;
  }
}
