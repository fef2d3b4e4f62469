package dev.faultline.client.prometheus;

import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import java.util.List;
import java.util.Map;

/** Writes metrics as text in one of the formats. Not safe for use by several threads. */
final class ExpositionWriter {
  private final StringBuilder text = new StringBuilder(16_384);
  private final ExpositionFormat format;
  private final BucketBounds bounds;

  ExpositionWriter(ExpositionFormat format, BucketBounds bounds) {
    this.format = format;
    this.bounds = bounds;
  }

  /** All of it: what the metrics come from, and the metrics. */
  String write(Resource resource, List<Metric<?>> metrics) {
    boolean open = format == ExpositionFormat.OPEN_METRICS;
    head(
        open ? "target" : "target_info",
        open ? "info" : "gauge",
        "",
        "What the metrics come from.");
    sample("target_info", Labels.of(resource.attributes()), "", "1");
    for (MetricFamily family : MetricFamily.of(metrics)) {
      write(family);
    }
    if (open) {
      text.append("# EOF\n");
    }
    return text.toString();
  }

  private void write(MetricFamily family) {
    String name = family.name();
    switch (family.kind()) {
      case MONOTONIC_SUM:
        String total = name.endsWith("_total") ? name : name + "_total";
        head(
            format == ExpositionFormat.TEXT ? total : total.substring(0, total.length() - 6),
            "counter",
            family.unit(),
            family.description());
        for (Map.Entry<String, Object> point : family.points().entrySet()) {
          sample(total, point.getKey(), "", number(point.getValue(), family.factor()));
        }
        break;
      case GAUGE:
        head(name, "gauge", family.unit(), family.description());
        for (Map.Entry<String, Object> point : family.points().entrySet()) {
          sample(name, point.getKey(), "", number(point.getValue(), family.factor()));
        }
        break;
      default:
        head(name, "histogram", family.unit(), family.description());
        for (Map.Entry<String, Object> point : family.points().entrySet()) {
          histogram(name, point.getKey(), (ExponentialHistogram) point.getValue());
        }
        break;
    }
  }

  private void histogram(String name, String labels, ExponentialHistogram histogram) {
    String bucket = name + "_bucket";
    long[] below = bounds.countsBelow(histogram);
    for (int i = 0; i < below.length; i++) {
      sample(bucket, labels, "le=\"" + bounds.text(i) + '"', Long.toString(below[i]));
    }
    sample(bucket, labels, "le=\"+Inf\"", Long.toString(histogram.count()));
    sample(name + "_sum", labels, "", number(histogram.sum(), 1));
    sample(name + "_count", labels, "", Long.toString(histogram.count()));
  }

  private void head(String name, String type, String unit, String description) {
    boolean open = format == ExpositionFormat.OPEN_METRICS;
    text.append("# HELP ").append(name).append(' ');
    Labels.escape(text, description, open);
    text.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    if (open && !unit.isEmpty()) {
      text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
    }
  }

  private void sample(String name, String labels, String further, String value) {
    text.append(name);
    if (!labels.isEmpty() || !further.isEmpty()) {
      text.append('{').append(labels);
      text.append(labels.isEmpty() || further.isEmpty() ? "" : ",").append(further).append('}');
    }
    text.append(' ').append(value).append('\n');
  }

  private static String number(Object value, double factor) {
    if (value instanceof Long && factor == 1) {
      return value.toString();
    }
    double number = ((Number) value).doubleValue() * factor;
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(number);
  }
}
