package dev.faultline.client.metric;

import java.util.Objects;

/**
 * A value of a metric together with what it is the value of. Immutable.
 *
 * @param <V> {@link Long} or {@link Double} for sums and gauges, {@link ExponentialHistogram}
 */
public final class MetricPoint<V> {
  private final Attributes attributes;
  private final V value;

  public MetricPoint(Attributes attributes, V value) {
    this.attributes = Objects.requireNonNull(attributes, "attributes");
    this.value = Objects.requireNonNull(value, "value");
  }

  /** What tells this point from the others of its metric. */
  public Attributes attributes() {
    return attributes;
  }

  public V value() {
    return value;
  }

  @Override
  public String toString() {
    return attributes + " = " + value;
  }
}
