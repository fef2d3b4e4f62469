package dev.faultline.collector.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary encoding, {@code application/x-protobuf}. */
final class ProtobufMetricsDecoder implements MetricsDecoder {

  @Override
  public List<MetricPoint> decode(byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException {
    ExportMetricsServiceRequest request;
    try {
      new ProtobufScan(budget).count(body, ExportMetricsServiceRequest.getDescriptor());
      request = ExportMetricsServiceRequest.parseFrom(body);
    } catch (OverBudgetException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedBodyException(
          "the body is not a protobuf ExportMetricsServiceRequest: " + e.getMessage(), e);
    }
    List<MetricPoint> points = new ArrayList<>();
    for (ResourceMetrics resourceMetrics : request.getResourceMetricsList()) {
      Attributes resource =
          ProtobufValues.attributes(resourceMetrics.getResource().getAttributesList());
      for (ScopeMetrics scopeMetrics : resourceMetrics.getScopeMetricsList()) {
        scopeMetrics.getMetricsList().forEach(metric -> read(metric, resource, points));
      }
    }
    return points;
  }

  private static void read(Metric metric, Attributes resource, List<MetricPoint> points) {
    metric
        .getSum()
        .getDataPointsList()
        .forEach(point -> points.add(number(point).build(resource, metric.getName(), false)));
    metric
        .getGauge()
        .getDataPointsList()
        .forEach(point -> points.add(number(point).build(resource, metric.getName(), false)));
    metric
        .getExponentialHistogram()
        .getDataPointsList()
        .forEach(point -> points.add(histogram(point).build(resource, metric.getName(), true)));
  }

  private static MetricPointBuilder number(NumberDataPoint data) {
    MetricPointBuilder point = new MetricPointBuilder();
    point.attributes = ProtobufValues.attributes(data.getAttributesList());
    point.startTimeUnixNano = data.getStartTimeUnixNano();
    point.timeUnixNano = data.getTimeUnixNano();
    point.value = data.hasAsInt() ? data.getAsInt() : data.getAsDouble();
    return point;
  }

  private static MetricPointBuilder histogram(ExponentialHistogramDataPoint data) {
    MetricPointBuilder point = new MetricPointBuilder();
    point.attributes = ProtobufValues.attributes(data.getAttributesList());
    point.startTimeUnixNano = data.getStartTimeUnixNano();
    point.timeUnixNano = data.getTimeUnixNano();
    point.value = data.getSum();
    point.count = data.getCount();
    point.min = data.hasMin() ? data.getMin() : Double.NaN;
    point.max = data.hasMax() ? data.getMax() : Double.NaN;
    point.scale = data.getScale();
    point.zeroCount = data.getZeroCount();
    point.offset = data.getPositive().getOffset();
    point.bucketCounts.addAll(data.getPositive().getBucketCountsList());
    return point;
  }
}
