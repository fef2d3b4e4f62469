package dev.faultline.client.file;

import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes intervals of durations as lines of HdrHistogram's log, each with a tag that names it. Used
 * by one thread.
 */
final class HistogramLogEncoder {
  /** One percent, which is about what is known of a duration. */
  private static final int SIGNIFICANT_DIGITS = 2;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Largest values are shown in milliseconds. */
  private static final double NANOS_PER_MILLI = 1e6;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final HistogramLogWriter writer = new HistogramLogWriter(bytes);

  /**
   * Adds an interval.
   *
   * @param name of the metric
   * @param seconds what there was in it
   */
  void add(
      String name,
      Attributes attributes,
      long fromUnixNanos,
      long toUnixNanos,
      ExponentialHistogram seconds) {
    Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    histogram.setAutoResize(true);
    histogram.setTag(tag(name, attributes));
    histogram.setStartTimeStamp(TimeUnit.NANOSECONDS.toMillis(fromUnixNanos));
    histogram.setEndTimeStamp(TimeUnit.NANOSECONDS.toMillis(toUnixNanos));
    if (seconds.zeroCount() > 0) {
      histogram.recordValueWithCount(0, seconds.zeroCount());
    }
    for (int i = 0; i < seconds.buckets(); i++) {
      if (seconds.bucketCount(i) > 0) {
        double middle = Math.max(seconds.min(), Math.min(seconds.max(), seconds.middle(i)));
        histogram.recordValueWithCount(
            Math.round(middle * NANOS_PER_SECOND), seconds.bucketCount(i));
      }
    }
    writer.outputIntervalHistogram(
        fromUnixNanos / NANOS_PER_SECOND,
        toUnixNanos / NANOS_PER_SECOND,
        histogram,
        NANOS_PER_MILLI);
  }

  /**
   * {@code faultline.method.duration;code.function.name=com.acme.Shop.order}, with {@code _} for
   * what the log's own commas, spaces and line ends are.
   */
  private static String tag(String name, Attributes attributes) {
    StringBuilder tag = new StringBuilder(name);
    for (Map.Entry<String, Object> attribute : attributes.asMap().entrySet()) {
      tag.append(';').append(attribute.getKey()).append('=').append(attribute.getValue());
    }
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      if (c == ',' || Character.isWhitespace(c) || Character.isISOControl(c)) {
        tag.setCharAt(i, '_');
      }
    }
    return tag.toString();
  }

  /** All lines. Nothing can be added any more. */
  byte[] finish() {
    writer.close();
    return bytes.toByteArray();
  }
}
