package dev.faultline.client.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Metrics that are sent together, as they were at one moment, or what was added until then.
 * Immutable.
 */
public final class MetricBatch {
  private final long startUnixNanos;
  private final long unixNanos;
  private final Temporality temporality;
  private final List<Metric<?>> metrics;

  /**
   * Cumulative metrics.
   *
   * @param startUnixNanos since when sums and histograms have been counted, in nanoseconds since
   *     1970
   * @param unixNanos when the values were read, in nanoseconds since 1970
   */
  public MetricBatch(long startUnixNanos, long unixNanos, List<Metric<?>> metrics) {
    this(startUnixNanos, unixNanos, Temporality.CUMULATIVE, metrics);
  }

  private MetricBatch(
      long startUnixNanos, long unixNanos, Temporality temporality, List<Metric<?>> metrics) {
    this.startUnixNanos = startUnixNanos;
    this.unixNanos = unixNanos;
    this.temporality = temporality;
    this.metrics = Collections.unmodifiableList(new ArrayList<>(metrics));
  }

  /** What was added, each point since its own start; parameters as for cumulative ones. */
  static MetricBatch ofDeltas(long startUnixNanos, long unixNanos, List<Metric<?>> metrics) {
    return new MetricBatch(startUnixNanos, unixNanos, Temporality.DELTA, metrics);
  }

  public long startUnixNanos() {
    return startUnixNanos;
  }

  public long unixNanos() {
    return unixNanos;
  }

  /** Whether sums and histograms have all there has been, or what was added. */
  public Temporality temporality() {
    return temporality;
  }

  /** Unmodifiable; none is without points when {@link #split} made this batch. */
  public List<Metric<?>> metrics() {
    return metrics;
  }

  /** How many points there are, of all metrics. */
  public int points() {
    int points = 0;
    for (Metric<?> metric : metrics) {
      points += metric.points().size();
    }
    return points;
  }

  /**
   * The same values in batches of a bounded size, so that none is too large for a backend.
   *
   * @param pointsEach how many points each may have, 1 or more
   * @return none when there are no points
   */
  public List<MetricBatch> split(int pointsEach) {
    List<MetricBatch> batches = new ArrayList<>();
    List<Metric<?>> filling = new ArrayList<>();
    int room = pointsEach;
    for (Metric<?> metric : metrics) {
      for (int from = 0; from < metric.points().size(); ) {
        int to = Math.min(metric.points().size(), from + room);
        filling.add(metric.part(from, to));
        room -= to - from;
        from = to;
        if (room == 0) {
          batches.add(new MetricBatch(startUnixNanos, unixNanos, temporality, filling));
          filling = new ArrayList<>();
          room = pointsEach;
        }
      }
    }
    if (!filling.isEmpty()) {
      batches.add(new MetricBatch(startUnixNanos, unixNanos, temporality, filling));
    }
    return batches;
  }
}
