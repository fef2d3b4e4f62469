package dev.faultline.collector.web;

import dev.faultline.collector.otlp.ExponentialHistogram;
import dev.faultline.collector.otlp.MetricPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How long something took since its agent started.
 *
 * @param name of the method or operation
 * @param outcome {@code returned}, {@code threw}, or empty
 * @param p50 the median, for people
 * @param p99 what 99 of 100 did not exceed, likewise
 */
public record LatencyRow(TypeName name, String outcome, long count, String p50, String p99) {

  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;
  private static final double NANOS = 1e9;

  /**
   * The most frequent first, {@code limit} of them.
   *
   * @param nameKey attribute that holds the name
   */
  static List<LatencyRow> of(List<MetricPoint> points, String nameKey, int limit) {
    return points.stream()
        .filter(point -> point.histogram() != null)
        .sorted(
            Comparator.comparingLong((MetricPoint point) -> point.histogram().count()).reversed())
        .limit(limit)
        .map(point -> of(point, nameKey))
        .collect(Collectors.toList());
  }

  private static LatencyRow of(MetricPoint point, String nameKey) {
    ExponentialHistogram histogram = point.histogram();
    return new LatencyRow(
        SiteRow.methodName(point.attributes().text(nameKey).orElse("")),
        point.attributes().text("faultline.outcome").orElse(""),
        histogram.count(),
        seconds(histogram.quantile(0.5)),
        seconds(histogram.quantile(0.99)));
  }

  /** Two or three digits and a unit: {@code 340 ns}, {@code 1.2 ms}. */
  static String seconds(OptionalDouble seconds) {
    if (seconds.isEmpty()) {
      return "–";
    }
    double value = seconds.getAsDouble();
    if (value < 1e-6) {
      return digits(value * NANOS) + " ns";
    }
    if (value < 1e-3) {
      return digits(value * MICROS) + " µs";
    }
    return value < 1 ? digits(value * MILLIS) + " ms" : digits(value) + " s";
  }

  private static String digits(double value) {
    return String.format(Locale.ENGLISH, value < 10 ? "%.1f" : "%.0f", value);
  }
}
