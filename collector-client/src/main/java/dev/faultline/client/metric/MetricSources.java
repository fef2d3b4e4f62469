package dev.faultline.client.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Several sources as one, which count since this was made, or later. Thread-safe. */
public final class MetricSources implements MetricSource {
  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
  private final long sinceUnixNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

  /** Adds one, whose metrics are sent from the next export on. */
  public void add(MetricSource source) {
    sources.add(Objects.requireNonNull(source, "source"));
  }

  @Override
  public List<Metric<?>> metrics() {
    List<Metric<?>> all = new ArrayList<>();
    for (MetricSource source : sources) {
      all.addAll(source.metrics());
    }
    return all;
  }

  @Override
  public boolean hasCounts() {
    for (MetricSource source : sources) {
      if (source.hasCounts()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long sinceUnixNanos() {
    return sinceUnixNanos;
  }
}
