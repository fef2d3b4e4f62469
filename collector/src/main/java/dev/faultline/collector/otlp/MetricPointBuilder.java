package dev.faultline.collector.otlp;

import java.util.ArrayList;
import java.util.List;

/** Gathers the fields of one {@link MetricPoint}. Not thread-safe. */
final class MetricPointBuilder {

  Attributes attributes = Attributes.empty();
  long startTimeUnixNano;
  long timeUnixNano;
  double value;
  long count;
  double min = Double.NaN;
  double max = Double.NaN;
  int scale;
  long zeroCount;
  int offset;
  final List<Long> bucketCounts = new ArrayList<>();

  /**
   * @param histogram whether the metric is an exponential histogram
   */
  MetricPoint build(Attributes resource, String metric, boolean histogram) {
    return new MetricPoint(
        resource,
        metric,
        attributes,
        startTimeUnixNano,
        timeUnixNano,
        value,
        histogram
            ? new ExponentialHistogram(count, min, max, scale, zeroCount, offset, bucketCounts)
            : null);
  }
}
