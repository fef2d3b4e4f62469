package dev.faultline.collector.testing;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The metrics of one agent, as docs/wire.md has them. */
public final class AgentMetrics {

  private final ResourceMetrics.Builder resource = ResourceMetrics.newBuilder();
  private final long start;
  private final long time;

  public AgentMetrics(Map<String, ?> attributes, Instant start, Instant time) {
    attributes.forEach(
        (key, value) -> resource.getResourceBuilder().addAttributes(OtlpMessages.pair(key, value)));
    resource.addScopeMetricsBuilder();
    this.start = nanos(start);
    this.time = nanos(time);
  }

  public AgentMetrics sum(String name, long value, Map<String, ?> attributes) {
    NumberDataPoint.Builder point =
        NumberDataPoint.newBuilder()
            .setStartTimeUnixNano(start)
            .setTimeUnixNano(time)
            .setAsInt(value);
    attributes.forEach((key, each) -> point.addAttributes(OtlpMessages.pair(key, each)));
    Metric.Builder metric = metric(name);
    metric
        .getSumBuilder()
        .setIsMonotonic(true)
        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
        .addDataPoints(point);
    return this;
  }

  public AgentMetrics gauge(String name, double value, Map<String, ?> attributes) {
    NumberDataPoint.Builder point =
        NumberDataPoint.newBuilder().setTimeUnixNano(time).setAsDouble(value);
    attributes.forEach((key, each) -> point.addAttributes(OtlpMessages.pair(key, each)));
    metric(name).getGaugeBuilder().addDataPoints(point);
    return this;
  }

  /** A histogram of scale 0: bucket i counts what is above 2^(offset + i). */
  public AgentMetrics histogram(
      String name, int offset, List<Long> buckets, Map<String, ?> attributes) {
    ExponentialHistogramDataPoint.Builder point =
        ExponentialHistogramDataPoint.newBuilder()
            .setStartTimeUnixNano(start)
            .setTimeUnixNano(time)
            .setCount(buckets.stream().mapToLong(Long::longValue).sum())
            .setSum(1.5);
    point.getPositiveBuilder().setOffset(offset).addAllBucketCounts(buckets);
    attributes.forEach((key, each) -> point.addAttributes(OtlpMessages.pair(key, each)));
    metric(name).getExponentialHistogramBuilder().addDataPoints(point);
    return this;
  }

  public ExportMetricsServiceRequest build() {
    return ExportMetricsServiceRequest.newBuilder().addResourceMetrics(resource).build();
  }

  private Metric.Builder metric(String name) {
    return resource.getScopeMetricsBuilder(0).addMetricsBuilder().setName(name);
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
