package dev.faultline.client.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireText;
import java.io.IOException;

/** Writes metrics of one batch as OTLP's {@code Metric}. Not safe for use by several threads. */
final class MetricWriter {
  /** {@code AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE}. */
  private static final int CUMULATIVE = 2;

  private final JsonGenerator json;
  private final AnyValueWriter values;
  private final TextLimits limits;
  private final String start;
  private final String time;

  MetricWriter(JsonGenerator json, AnyValueWriter values, TextLimits limits, MetricBatch batch) {
    this.json = json;
    this.values = values;
    this.limits = limits;
    this.start = Long.toString(batch.startUnixNanos());
    this.time = Long.toString(batch.unixNanos());
  }

  void write(Metric<?> metric) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", WireText.of(metric.name(), limits.name()));
    json.writeStringField("description", WireText.of(metric.description(), limits.name()));
    json.writeStringField("unit", WireText.of(metric.unit(), limits.name()));
    Metric.Kind kind = metric.kind();
    json.writeObjectFieldStart(dataField(kind));
    if (kind != Metric.Kind.GAUGE) {
      json.writeNumberField("aggregationTemporality", CUMULATIVE);
    }
    if (kind == Metric.Kind.MONOTONIC_SUM) {
      json.writeBooleanField("isMonotonic", true);
    }
    json.writeArrayFieldStart("dataPoints");
    for (MetricPoint<?> point : metric.points()) {
      write(point, kind);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String dataField(Metric.Kind kind) {
    switch (kind) {
      case MONOTONIC_SUM:
        return "sum";
      case GAUGE:
        return "gauge";
      default:
        return "exponentialHistogram";
    }
  }

  private void write(MetricPoint<?> point, Metric.Kind kind) throws IOException {
    json.writeStartObject();
    OtlpJsonRequest.writeAttributes(json, values, point.attributes().asMap());
    if (kind != Metric.Kind.GAUGE) {
      json.writeStringField("startTimeUnixNano", start);
    }
    json.writeStringField("timeUnixNano", time);
    if (point.value() instanceof ExponentialHistogram) {
      histogram((ExponentialHistogram) point.value());
    } else if (point.value() instanceof Double) {
      number((Double) point.value());
    } else {
      json.writeStringField("asInt", point.value().toString());
    }
    json.writeEndObject();
  }

  /** Without quotes where JSON can: proto3 has NaN and infinities as strings. */
  private void number(double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeStringField("asDouble", Double.toString(value));
    } else {
      json.writeNumberField("asDouble", value);
    }
  }

  private void histogram(ExponentialHistogram histogram) throws IOException {
    json.writeStringField("count", Long.toString(histogram.count()));
    json.writeNumberField("sum", histogram.sum());
    if (histogram.count() > 0) {
      json.writeNumberField("min", histogram.min());
      json.writeNumberField("max", histogram.max());
    }
    json.writeNumberField("scale", histogram.scale());
    json.writeStringField("zeroCount", Long.toString(histogram.zeroCount()));
    json.writeObjectFieldStart("positive");
    json.writeNumberField("offset", histogram.offset());
    json.writeArrayFieldStart("bucketCounts");
    for (int i = 0; i < histogram.buckets(); i++) {
      json.writeString(Long.toString(histogram.bucketCount(i)));
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
