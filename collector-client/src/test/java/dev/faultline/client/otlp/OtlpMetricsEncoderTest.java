package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpMetricsEncoderTest {
  private static final long START = 1_795_305_600_123_000_000L;
  private static final long NOW = 1_795_305_610_123_000_000L;

  private static final Resource RESOURCE =
      Resource.builder().put("service.name", "bookshop").put("process.pid", 4711).build();

  @Test
  void namesResourceAndScope() throws Exception {
    ExportMetricsServiceRequest request = read(Metric.gauge("g", "1", "d", List.of()));

    assertThat(
            ProtocolReader.plain(request.getResourceMetrics(0).getResource().getAttributesList()))
        .containsExactly(Map.entry("service.name", "bookshop"), Map.entry("process.pid", 4711L));
    assertThat(request.getResourceMetrics(0).getScopeMetrics(0).getScope().getName())
        .isEqualTo("dev.faultline");
    assertThat(request.getResourceMetrics(0).getScopeMetrics(0).getScope().getVersion())
        .isEqualTo("1.2.3");
  }

  @Test
  void writesCountsAsCumulativeMonotonicSums() throws Exception {
    Attributes attributes =
        Attributes.builder()
            .put("exception.type", "com.acme.OrderFailed")
            .put("code.line.number", 42)
            .put("absent", null)
            .build();
    io.opentelemetry.proto.metrics.v1.Metric metric =
        only(
            Metric.sum(
                "faultline.exceptions",
                "{exception}",
                "Exceptions thrown.",
                List.of(
                    new MetricPoint<>(attributes, Long.MAX_VALUE),
                    new MetricPoint<>(Attributes.empty(), 0L))));

    assertThat(metric.getName()).isEqualTo("faultline.exceptions");
    assertThat(metric.getUnit()).isEqualTo("{exception}");
    assertThat(metric.getDescription()).isEqualTo("Exceptions thrown.");
    assertThat(metric.getSum().getIsMonotonic()).isTrue();
    assertThat(metric.getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    NumberDataPoint point = metric.getSum().getDataPoints(0);
    assertThat(point.getAsInt()).isEqualTo(Long.MAX_VALUE);
    assertThat(point.getStartTimeUnixNano()).isEqualTo(START);
    assertThat(point.getTimeUnixNano()).isEqualTo(NOW);
    assertThat(ProtocolReader.plain(point.getAttributesList()))
        .containsExactly(
            Map.entry("exception.type", "com.acme.OrderFailed"),
            Map.entry("code.line.number", 42L));
    assertThat(metric.getSum().getDataPoints(1).hasAsInt()).isTrue();
    assertThat(metric.getSum().getDataPoints(1).getAttributesList()).isEmpty();
  }

  @Test
  void writesGauges() throws Exception {
    io.opentelemetry.proto.metrics.v1.Metric metric =
        only(
            Metric.gauge(
                "faultline.agent.overhead",
                "1",
                "d",
                List.of(
                    new MetricPoint<>(Attributes.of("faultline.part", "agent"), 0.0125),
                    new MetricPoint<>(Attributes.empty(), 0.0),
                    new MetricPoint<>(Attributes.empty(), Double.NaN),
                    new MetricPoint<>(Attributes.empty(), Double.NEGATIVE_INFINITY))));

    assertThat(metric.getGauge().getDataPoints(0).getAsDouble()).isEqualTo(0.0125);
    assertThat(metric.getGauge().getDataPoints(0).getTimeUnixNano()).isEqualTo(NOW);
    assertThat(metric.getGauge().getDataPoints(1).hasAsDouble()).isTrue();
    assertThat(metric.getGauge().getDataPoints(2).getAsDouble()).isNaN();
    assertThat(metric.getGauge().getDataPoints(3).getAsDouble())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void writesExponentialHistograms() throws Exception {
    ExponentialHistogram histogram =
        ExponentialHistogram.builder()
            .scale(4)
            .zeroCount(2)
            .buckets(-160, new long[] {1, 0, 5_000_000_000L})
            .sum(12.75)
            .range(0, 0.004)
            .build();
    io.opentelemetry.proto.metrics.v1.Metric metric =
        only(
            Metric.histogram(
                "faultline.method.duration",
                "s",
                "d",
                List.of(
                    new MetricPoint<>(Attributes.of("faultline.outcome", "threw"), histogram),
                    new MetricPoint<>(
                        Attributes.empty(), ExponentialHistogram.builder().build()))));

    assertThat(metric.getExponentialHistogram().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    ExponentialHistogramDataPoint point = metric.getExponentialHistogram().getDataPoints(0);
    assertThat(point.getCount()).isEqualTo(5_000_000_003L);
    assertThat(point.getSum()).isEqualTo(12.75);
    assertThat(point.getMin()).isZero();
    assertThat(point.getMax()).isEqualTo(0.004);
    assertThat(point.getScale()).isEqualTo(4);
    assertThat(point.getZeroCount()).isEqualTo(2);
    assertThat(point.getPositive().getOffset()).isEqualTo(-160);
    assertThat(point.getPositive().getBucketCountsList()).containsExactly(1L, 0L, 5_000_000_000L);
    assertThat(point.getStartTimeUnixNano()).isEqualTo(START);
    ExponentialHistogramDataPoint empty = metric.getExponentialHistogram().getDataPoints(1);
    assertThat(empty.getCount()).isZero();
    assertThat(empty.hasSum()).isTrue();
    assertThat(empty.hasMin()).isFalse();
  }

  private io.opentelemetry.proto.metrics.v1.Metric only(Metric<?> metric) throws IOException {
    return read(metric).getResourceMetrics(0).getScopeMetrics(0).getMetrics(0);
  }

  private ExportMetricsServiceRequest read(Metric<?> metric) throws IOException {
    return BothEncodings.metrics(RESOURCE, new MetricBatch(START, NOW, List.of(metric)));
  }
}
