package dev.faultline.client;

import dev.faultline.client.histogram.LatencyHistogram;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The histograms that a program has asked for, by name and attributes. Bounded: what is asked for
 * beyond is one histogram for each name, as OpenTelemetry's specification has it (metrics SDK,
 * cardinality limits). Thread-safe.
 */
final class ClientHistograms implements MetricSource {
  private static final int MAX_OF_A_NAME = 2_000;
  private static final int MAX_NAMES = 1_000;
  private static final Map<String, String> OVERFLOW =
      Collections.singletonMap("otel.metric.overflow", "true");

  private final ConcurrentMap<String, ConcurrentMap<Map<String, String>, LatencyHistogram>> byName =
      new ConcurrentHashMap<>();

  /** The same for the same name and attributes. */
  LatencyHistogram of(String name, Map<String, String> attributes) {
    ConcurrentMap<Map<String, String>, LatencyHistogram> ofName = byName.get(name);
    if (ofName == null) {
      if (byName.size() >= MAX_NAMES) {
        throw new IllegalStateException(
            "there are histograms of "
                + MAX_NAMES
                + " names, and "
                + name
                + " is one more: put what differs into the attributes");
      }
      ofName = added(byName, name, new ConcurrentHashMap<Map<String, String>, LatencyHistogram>());
    }
    LatencyHistogram known = ofName.get(attributes);
    if (known != null) {
      return known;
    }
    Map<String, String> key =
        ofName.size() < MAX_OF_A_NAME
            ? Collections.unmodifiableMap(new TreeMap<>(attributes))
            : OVERFLOW;
    return added(ofName, key, new LatencyHistogram());
  }

  private static <K, V> V added(ConcurrentMap<K, V> map, K key, V value) {
    V other = map.putIfAbsent(key, value);
    return other == null ? value : other;
  }

  @Override
  public List<Metric<?>> metrics() {
    List<Metric<?>> metrics = new ArrayList<>();
    for (Map.Entry<String, ConcurrentMap<Map<String, String>, LatencyHistogram>> named :
        byName.entrySet()) {
      List<MetricPoint<ExponentialHistogram>> points = new ArrayList<>();
      for (Map.Entry<Map<String, String>, LatencyHistogram> one : named.getValue().entrySet()) {
        ExponentialHistogram durations = one.getValue().toExponential();
        if (durations.count() > 0) {
          points.add(new MetricPoint<>(attributes(one.getKey()), durations));
        }
      }
      metrics.add(
          Metric.histogram(named.getKey(), "s", "Durations that the program told.", points));
    }
    return metrics;
  }

  private static Attributes attributes(Map<String, String> named) {
    Attributes.Builder attributes = Attributes.builder();
    for (Map.Entry<String, String> one : named.entrySet()) {
      attributes.put(one.getKey(), one.getValue());
    }
    return attributes.build();
  }

  @Override
  public boolean hasCounts() {
    for (Metric<?> metric : metrics()) {
      if (!metric.points().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
