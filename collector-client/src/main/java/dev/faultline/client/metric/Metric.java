package dev.faultline.client.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A metric and its points at one moment. Immutable.
 *
 * <p>As sources give them sums and histograms are cumulative since the counting began: an export
 * that is lost loses no count, because the next one has it too. {@link MetricDeltas} makes
 * differences of them that lose none either.
 *
 * @param <V> what its points hold, see {@link MetricPoint}
 */
public final class Metric<V> {
  /** What the points' values mean. */
  public enum Kind {
    /** How much of something there has been; only ever grows. */
    MONOTONIC_SUM,
    /** How much of something there is now. */
    GAUGE,
    /** How values were distributed. */
    EXPONENTIAL_HISTOGRAM
  }

  private final String name;
  private final String unit;
  private final String description;
  private final Kind kind;
  private final List<MetricPoint<V>> points;

  private Metric(
      String name, String unit, String description, Kind kind, List<MetricPoint<V>> points) {
    this.name = Objects.requireNonNull(name, "name");
    this.unit = Objects.requireNonNull(unit, "unit");
    this.description = Objects.requireNonNull(description, "description");
    this.kind = kind;
    this.points = Collections.unmodifiableList(new ArrayList<>(points));
  }

  /**
   * A count that only grows.
   *
   * @param unit as the UCUM writes it, such as {@code 1}, {@code s} or {@code {exception}}
   * @param description one sentence for people
   */
  public static Metric<Long> sum(
      String name, String unit, String description, List<MetricPoint<Long>> points) {
    return new Metric<>(name, unit, description, Kind.MONOTONIC_SUM, points);
  }

  /** A value that goes up and down; parameters as for {@link #sum}. */
  public static Metric<Double> gauge(
      String name, String unit, String description, List<MetricPoint<Double>> points) {
    return new Metric<>(name, unit, description, Kind.GAUGE, points);
  }

  /** A distribution; parameters as for {@link #sum}. */
  public static Metric<ExponentialHistogram> histogram(
      String name,
      String unit,
      String description,
      List<MetricPoint<ExponentialHistogram>> points) {
    return new Metric<>(name, unit, description, Kind.EXPONENTIAL_HISTOGRAM, points);
  }

  /** By OpenTelemetry's rules for names, such as {@code faultline.exceptions}. */
  public String name() {
    return name;
  }

  public String unit() {
    return unit;
  }

  public String description() {
    return description;
  }

  public Kind kind() {
    return kind;
  }

  /** One per set of attributes; unmodifiable. */
  public List<MetricPoint<V>> points() {
    return points;
  }

  /** The same metric with the points from one index to before another. */
  public Metric<V> part(int from, int to) {
    return with(points.subList(from, to));
  }

  /** The same metric with other points. */
  Metric<V> with(List<MetricPoint<V>> others) {
    return new Metric<>(name, unit, description, kind, others);
  }

  @Override
  public String toString() {
    return name + ' ' + points;
  }
}
