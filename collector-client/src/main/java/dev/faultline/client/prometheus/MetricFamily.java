package dev.faultline.client.prometheus;

import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All there is of one name: readers refuse a name that comes twice, or a set of labels that does.
 * Used by one thread.
 */
final class MetricFamily {
  private final Metric<?> metric;
  private final Map<String, Object> byLabels = new LinkedHashMap<>();

  private MetricFamily(Metric<?> metric) {
    this.metric = metric;
  }

  /** Those that have a point, in the order in which they come. */
  static Collection<MetricFamily> of(List<Metric<?>> metrics) {
    Map<String, MetricFamily> families = new LinkedHashMap<>();
    for (Metric<?> metric : metrics) {
      if (!metric.points().isEmpty()) {
        String name = PrometheusNames.family(metric);
        MetricFamily family = families.get(name);
        if (family == null) {
          family = new MetricFamily(metric);
          families.put(name, family);
        }
        if (family.metric.kind() == metric.kind()) {
          family.add(metric);
        }
      }
    }
    return families.values();
  }

  private void add(Metric<?> more) {
    for (MetricPoint<?> point : more.points()) {
      String labels = Labels.of(point.attributes().asMap());
      Object there = byLabels.get(labels);
      byLabels.put(labels, there == null ? point.value() : together(there, point.value()));
    }
  }

  private static Object together(Object one, Object other) {
    if (one instanceof ExponentialHistogram) {
      return ((ExponentialHistogram) one).plus((ExponentialHistogram) other);
    }
    if (one instanceof Long) {
      return (Long) one + (Long) other;
    }
    return other;
  }

  String name() {
    return PrometheusNames.family(metric);
  }

  String unit() {
    return PrometheusNames.unit(metric);
  }

  double factor() {
    return PrometheusNames.factor(metric);
  }

  String description() {
    return metric.description();
  }

  Metric.Kind kind() {
    return metric.kind();
  }

  /** What it holds, by labels as {@link Labels#of} has them. */
  Map<String, Object> points() {
    return byLabels;
  }
}
