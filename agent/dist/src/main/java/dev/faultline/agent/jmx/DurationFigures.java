package dev.faultline.agent.jmx;

import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import java.util.Map;

/**
 * How long one kind of thing took, since the agent's start, in milliseconds. JMX makes a {@link
 * javax.management.openmbean.CompositeData} of it. Immutable.
 */
public final class DurationFigures {

  private static final double MILLIS = 1_000;

  private final String metric;
  private final String of;
  private final ExponentialHistogram seconds;

  DurationFigures(String metric, Attributes attributes, ExponentialHistogram seconds) {
    this.metric = metric;
    this.of = text(attributes);
    this.seconds = seconds;
  }

  private static String text(Attributes attributes) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Object> one : attributes.asMap().entrySet()) {
      text.append(text.length() == 0 ? "" : ", ").append(one.getKey());
      text.append('=').append(one.getValue());
    }
    return text.toString();
  }

  /** Name of the metric, such as {@code faultline.method.duration}. */
  public String getMetric() {
    return metric;
  }

  /** The metric's attributes, such as {@code faultline.guard=payments}. */
  public String getOf() {
    return of;
  }

  /** How many there were. */
  public long getCount() {
    return seconds.count();
  }

  public double getMin() {
    return MILLIS * seconds.min();
  }

  /** 0 when there was none. */
  public double getMean() {
    return seconds.count() == 0 ? 0 : MILLIS * seconds.sum() / seconds.count();
  }

  public double getP50() {
    return percentile(0.5);
  }

  public double getP90() {
    return percentile(0.9);
  }

  public double getP95() {
    return percentile(0.95);
  }

  public double getP99() {
    return percentile(0.99);
  }

  public double getP999() {
    return percentile(0.999);
  }

  public double getMax() {
    return MILLIS * seconds.max();
  }

  private double percentile(double share) {
    return MILLIS * seconds.quantile(share);
  }
}
