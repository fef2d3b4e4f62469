package dev.faultline.capture.governor;

import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.ExponentialHistogram;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The governor's level and what the agent costs, as metrics. Thread-safe. */
public final class GovernorMetrics implements MetricSource {

  private static final String OPERATION = "faultline.operation";
  private static final String PART = "faultline.part";

  private final Governor governor;

  public GovernorMetrics(Governor governor) {
    this.governor = governor;
  }

  @Override
  public List<Metric<?>> metrics() {
    GovernorStatus status = governor.status();
    List<Metric<?>> metrics = new ArrayList<>();
    metrics.add(level(status));
    metrics.add(overhead(status));
    metrics.add(time(status));
    metrics.add(cost());
    return metrics;
  }

  /** What the agent costs is of interest while it runs. */
  @Override
  public boolean hasCounts() {
    return false;
  }

  private static Metric<Double> level(GovernorStatus status) {
    return Metric.gauge(
        "faultline.agent.level",
        "{level}",
        "How much detail the agent leaves out: 0 nothing, 1 variables, 2 stack traces too, 3 all but"
            + " counts.",
        Collections.singletonList(
            new MetricPoint<>(
                Attributes.of("faultline.reason", status.reason()),
                (double) status.level().ordinal())));
  }

  private static Metric<Double> overhead(GovernorStatus status) {
    return Metric.gauge(
        "faultline.agent.overhead",
        "1",
        "Share of the CPU time of all processors that the agent uses.",
        Arrays.asList(
            new MetricPoint<>(Attributes.of(PART, "application"), status.applicationShare()),
            new MetricPoint<>(Attributes.of(PART, "agent"), status.threadsShare())));
  }

  private static Metric<Long> time(GovernorStatus status) {
    List<MetricPoint<Long>> points = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      points.add(
          new MetricPoint<>(
              Attributes.of(OPERATION, operation.wireName()), status.nanos(operation)));
    }
    return Metric.sum(
        "faultline.agent.time", "ns", "Time that the agent has used, by operation.", points);
  }

  private Metric<ExponentialHistogram> cost() {
    List<MetricPoint<ExponentialHistogram>> points = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      ExponentialHistogram durations = governor.meter().histogram(operation).toExponential();
      if (durations.count() > 0) {
        points.add(new MetricPoint<>(Attributes.of(OPERATION, operation.wireName()), durations));
      }
    }
    return Metric.histogram(
        "faultline.agent.cost",
        "s",
        "How long single operations of the agent take; of counts, a sample.",
        points);
  }
}
