package dev.faultline.client.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes differences of cumulative metrics: of each sum and histogram what was added since that was
 * last acknowledged, so that what did not arrive is in the next difference. Gauges stay as they
 * are. Used by one thread.
 */
public final class MetricDeltas {
  private Map<String, Map<Attributes, Series>> series = new HashMap<>();
  private long lastUnixNanos;

  /** Differences to nothing: the first have all there has been. */
  public MetricDeltas() {}

  /**
   * What is new in all metrics of a moment. Points of which there is nothing new are left out.
   *
   * <p>Where a series is not there any more it is forgotten, and counts from nothing when it comes
   * again; so does one that has become smaller.
   *
   * @param now cumulative, and later than what was given before
   */
  public MetricBatch since(MetricBatch now) {
    Map<String, Map<Attributes, Series>> seen = new HashMap<>();
    List<Metric<?>> metrics = new ArrayList<>();
    for (Metric<?> metric : now.metrics()) {
      metrics.add(metric.kind() == Metric.Kind.GAUGE ? metric : since(metric, now, seen));
    }
    series = seen;
    lastUnixNanos = now.unixNanos();
    return MetricBatch.ofDeltas(now.startUnixNanos(), now.unixNanos(), metrics);
  }

  private <V> Metric<V> since(
      Metric<V> metric, MetricBatch now, Map<String, Map<Attributes, Series>> seen) {
    List<MetricPoint<V>> points = new ArrayList<>();
    for (MetricPoint<V> point : metric.points()) {
      Series one = known(metric.name(), point.attributes());
      if (one == null) {
        // It had no counts yet when the metrics were read before.
        one = new Series(lastUnixNanos == 0 ? now.startUnixNanos() : lastUnixNanos);
      }
      of(seen, metric.name()).put(point.attributes(), one);
      V difference = one.difference(point.value());
      if (difference == null) {
        one.sinceUnixNanos = now.unixNanos();
      } else {
        points.add(new MetricPoint<>(point.attributes(), difference, one.sinceUnixNanos));
      }
    }
    return metric.with(points);
  }

  private Series known(String name, Attributes attributes) {
    Map<Attributes, Series> named = series.get(name);
    return named == null ? null : named.get(attributes);
  }

  private static Map<Attributes, Series> of(Map<String, Map<Attributes, Series>> all, String name) {
    Map<Attributes, Series> named = all.get(name);
    if (named == null) {
      named = new HashMap<>();
      all.put(name, named);
    }
    return named;
  }

  /**
   * Has the next differences begin where these end.
   *
   * @param arrived what {@link #since} made last, or a part of it
   */
  public void acknowledge(MetricBatch arrived) {
    for (Metric<?> metric : arrived.metrics()) {
      if (metric.kind() != Metric.Kind.GAUGE) {
        for (MetricPoint<?> point : metric.points()) {
          Series one = known(metric.name(), point.attributes());
          if (one != null) {
            one.acknowledged = one.latest;
            one.sinceUnixNanos = arrived.unixNanos();
          }
        }
      }
    }
  }

  /** One set of attributes of one metric. */
  private static final class Series {
    /** All there had been when it was read last. */
    Object latest;

    /** All there had been at the last export that arrived; null for none. */
    Object acknowledged;

    /** Since when there is something new, if there is. */
    long sinceUnixNanos;

    Series(long sinceUnixNanos) {
      this.sinceUnixNanos = sinceUnixNanos;
    }

    /** Null for none. */
    @SuppressWarnings("unchecked")
    <V> V difference(V now) {
      latest = now;
      return now instanceof ExponentialHistogram
          ? (V) added((ExponentialHistogram) now)
          : (V) added((Long) now);
    }

    private ExponentialHistogram added(ExponentialHistogram now) {
      ExponentialHistogram difference =
          acknowledged == null ? now : now.since((ExponentialHistogram) acknowledged);
      return difference.count() == 0 ? null : difference;
    }

    private Long added(Long now) {
      long before = acknowledged == null ? 0 : (Long) acknowledged;
      long difference = now < before ? now : now - before;
      return difference == 0 ? null : (Long) difference;
    }
  }
}
