package dev.faultline.client.otlp;

import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.Temporality;
import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireText;
import java.io.IOException;

/**
 * Writes metrics of one batch as OTLP's {@code Metric}s, each as an element. Not safe for use by
 * several threads.
 */
final class MetricWriter {
  /** As OpenTelemetry's SDKs have it. */
  private static final int MOST_BUCKETS = 160;

  /** {@code AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA}, and {@code …_CUMULATIVE}. */
  private static final int DELTA = 1;

  private static final int CUMULATIVE = 2;

  private final MessageWriter message;
  private final AnyValueWriter values;
  private final TextLimits limits;
  private final MetricBatch batch;
  private final boolean isDelta;

  MetricWriter(MessageWriter message, AnyValueWriter values, TextLimits limits, MetricBatch batch) {
    this.message = message;
    this.values = values;
    this.limits = limits;
    this.batch = batch;
    this.isDelta = batch.temporality() == Temporality.DELTA;
  }

  void write(Metric<?> metric) throws IOException {
    message.startElement();
    message.text(Field.METRIC_NAME, WireText.of(metric.name(), limits.name()));
    message.text(Field.METRIC_DESCRIPTION, WireText.of(metric.description(), limits.name()));
    message.text(Field.METRIC_UNIT, WireText.of(metric.unit(), limits.name()));
    Metric.Kind kind = metric.kind();
    message.startMessage(dataField(kind));
    if (kind != Metric.Kind.GAUGE) {
      message.integer(Field.AGGREGATION_TEMPORALITY, isDelta ? DELTA : CUMULATIVE);
    }
    if (kind == Metric.Kind.MONOTONIC_SUM) {
      message.flag(Field.IS_MONOTONIC, true);
    }
    message.startRepeated(Field.DATA_POINTS);
    for (MetricPoint<?> point : metric.points()) {
      write(point, kind);
    }
    message.endRepeated();
    message.endMessage();
    message.endElement();
  }

  private static Field dataField(Metric.Kind kind) {
    switch (kind) {
      case MONOTONIC_SUM:
        return Field.METRIC_SUM;
      case GAUGE:
        return Field.METRIC_GAUGE;
      default:
        return Field.METRIC_EXPONENTIAL_HISTOGRAM;
    }
  }

  private void write(MetricPoint<?> point, Metric.Kind kind) throws IOException {
    boolean isHistogram = point.value() instanceof ExponentialHistogram;
    message.startElement();
    values.attributes(
        isHistogram ? Field.HISTOGRAM_ATTRIBUTES : Field.NUMBER_ATTRIBUTES,
        point.attributes().asMap());
    if (kind != Metric.Kind.GAUGE) {
      long start = point.startUnixNanos();
      message.integer(Field.POINT_START_TIME, start == 0 ? batch.startUnixNanos() : start);
    }
    message.integer(Field.POINT_TIME, batch.unixNanos());
    if (isHistogram) {
      histogram(((ExponentialHistogram) point.value()).withBuckets(MOST_BUCKETS));
    } else if (point.value() instanceof Double) {
      message.floating(Field.NUMBER_DOUBLE, (Double) point.value());
    } else {
      message.integer(Field.NUMBER_INT, (Long) point.value());
    }
    message.endElement();
  }

  private void histogram(ExponentialHistogram histogram) throws IOException {
    message.integer(Field.HISTOGRAM_COUNT, histogram.count());
    message.floating(Field.HISTOGRAM_SUM, histogram.sum());
    // Of what was added they are known as far as buckets tell, which is no more than those say.
    if (histogram.count() > 0 && !isDelta) {
      message.floating(Field.HISTOGRAM_MIN, histogram.min());
      message.floating(Field.HISTOGRAM_MAX, histogram.max());
    }
    message.integer(Field.HISTOGRAM_SCALE, histogram.scale());
    message.integer(Field.HISTOGRAM_ZERO_COUNT, histogram.zeroCount());
    message.startMessage(Field.HISTOGRAM_POSITIVE);
    message.integer(Field.BUCKETS_OFFSET, histogram.offset());
    message.startRepeated(Field.BUCKETS_COUNTS);
    for (int i = 0; i < histogram.buckets(); i++) {
      message.element(histogram.bucketCount(i));
    }
    message.endRepeated();
    message.endMessage();
  }
}
