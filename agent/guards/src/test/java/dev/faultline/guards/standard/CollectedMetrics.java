package dev.faultline.guards.standard;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An SDK of an application's, and what it collects, in lines. */
public final class CollectedMetrics implements MetricReader {

  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(this).build())
          .build();

  private CollectionRegistration registration;

  /** Of the application. */
  public OpenTelemetrySdk sdk() {
    return sdk;
  }

  /** Numbers and counts of durations, by {@code name{tag=value, …}}, tags in alphabetical order. */
  public Map<String, Long> points() {
    Map<String, Long> all = new TreeMap<>();
    for (MetricData metric : registration.collectAllMetrics()) {
      if (metric.getType() == MetricDataType.HISTOGRAM) {
        for (HistogramPointData point : metric.getHistogramData().getPoints()) {
          all.put(metric.getName() + text(point.getAttributes()), point.getCount());
        }
      } else {
        for (LongPointData point : metric.getLongSumData().getPoints()) {
          all.put(metric.getName() + text(point.getAttributes()), point.getValue());
        }
      }
    }
    return all;
  }

  MetricData metric(String name) {
    return registration.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Attributes attributes) {
    return attributes.asMap().entrySet().stream()
        .sorted(Map.Entry.comparingByKey((one, other) -> one.getKey().compareTo(other.getKey())))
        .map(CollectedMetrics::text)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(Map.Entry<AttributeKey<?>, Object> attribute) {
    return attribute.getKey().getKey() + "=" + attribute.getValue();
  }

  @Override
  public void register(CollectionRegistration given) {
    registration = given;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return AggregationTemporality.CUMULATIVE;
  }
}
