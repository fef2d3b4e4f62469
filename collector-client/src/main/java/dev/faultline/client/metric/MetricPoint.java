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
  private final long startUnixNanos;

  /** A value that began with its batch. */
  public MetricPoint(Attributes attributes, V value) {
    this(attributes, value, 0);
  }

  /**
   * @param startUnixNanos since when it was counted, in nanoseconds since 1970; 0: since the start
   *     of its batch
   */
  public MetricPoint(Attributes attributes, V value, long startUnixNanos) {
    this.attributes = Objects.requireNonNull(attributes, "attributes");
    this.value = Objects.requireNonNull(value, "value");
    this.startUnixNanos = startUnixNanos;
  }

  /** What tells this point from the others of its metric. */
  public Attributes attributes() {
    return attributes;
  }

  public V value() {
    return value;
  }

  /**
   * Since when it was counted, in nanoseconds since 1970; 0: since {@link
   * MetricBatch#startUnixNanos()}.
   */
  public long startUnixNanos() {
    return startUnixNanos;
  }

  @Override
  public String toString() {
    return attributes + " = " + value;
  }
}
