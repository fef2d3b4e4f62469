package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What became of the events that were offered to a delivery, as a metric. Thread-safe. */
public final class DeliveryMetrics implements MetricSource {
  private static final String BACKEND = "faultline.backend";
  private static final String OUTCOME = "faultline.outcome";

  private final String backend;
  private final EventDelivery delivery;

  /**
   * @param backend what the settings call the backend
   */
  public DeliveryMetrics(String backend, EventDelivery delivery) {
    this.backend = backend;
    this.delivery = delivery;
  }

  @Override
  public List<Metric<?>> metrics() {
    DeliveryAccount account = delivery.account();
    List<MetricPoint<Long>> points = new ArrayList<>();
    points.add(point("produced", account.offered()));
    if (account.found() > 0) {
      points.add(point("found", account.found()));
    }
    if (account.filteredOut() > 0) {
      points.add(point("filtered", account.filteredOut()));
    }
    points.add(point("delivered", account.delivered()));
    points.add(point("refused", account.refused()));
    for (Map.Entry<DropReason, Long> dropped : account.droppedByReason().entrySet()) {
      Attributes attributes =
          Attributes.builder()
              .put(BACKEND, backend)
              .put(OUTCOME, "dropped")
              .put("faultline.reason", dropped.getKey().wireName())
              .build();
      points.add(new MetricPoint<>(attributes, dropped.getValue()));
    }
    Metric<?> outcomes =
        Metric.sum(
            "faultline.agent.events",
            "{event}",
            "Events made or found on disk, and what became of them; those that still wait, in memory or"
                + " on disk, are the difference.",
            points);
    Metric<?> waiting =
        Metric.gauge(
            "faultline.agent.events.waiting",
            "{event}",
            "Events that wait, in memory or on disk.",
            Arrays.asList(
                waiting("memory", account.waiting()), waiting("disk", account.spooled())));
    return Collections.unmodifiableList(Arrays.<Metric<?>>asList(outcomes, waiting));
  }

  private MetricPoint<Double> waiting(String place, long count) {
    return new MetricPoint<>(
        Attributes.builder().put(BACKEND, backend).put("faultline.place", place).build(),
        (double) count);
  }

  private MetricPoint<Long> point(String outcome, long count) {
    return new MetricPoint<>(
        Attributes.builder().put(BACKEND, backend).put(OUTCOME, outcome).build(), count);
  }

  /** A program is not held up to tell of this alone: the events themselves are on their way. */
  @Override
  public boolean hasCounts() {
    return false;
  }
}
