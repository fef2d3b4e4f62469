package dev.faultline.collector.agents;

import dev.faultline.collector.event.Source;
import dev.faultline.collector.otlp.MetricPoint;
import java.time.Instant;
import java.util.List;

/**
 * One agent and the newest point of each of its metrics. Immutable.
 *
 * @param source the process that it is in
 * @param since when the agent started to count, null when it did not tell
 * @param lastSeen when metrics came last, by the collector's clock
 * @param points in no order
 */
public record AgentInstance(
    Source source, Instant since, Instant lastSeen, List<MetricPoint> points) {

  public AgentInstance {
    points = List.copyOf(points);
  }
}
