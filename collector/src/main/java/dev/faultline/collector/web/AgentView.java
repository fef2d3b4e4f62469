package dev.faultline.collector.web;

import dev.faultline.collector.agents.AgentInstance;
import dev.faultline.collector.event.Source;
import dev.faultline.collector.event.Times;
import dev.faultline.collector.otlp.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An agent as its page shows it.
 *
 * @param since when it started to count, null when it did not tell
 * @param silent whether it has missed several exports
 * @param overhead its shares of the CPU time
 * @param events what became of its events
 * @param sites the busiest first
 * @param moreSites how many more there are
 * @param methods those that are measured, the most frequent first
 * @param costs its own operations, the most frequent first
 */
public record AgentView(
    Source source,
    TimeLabel since,
    TimeLabel lastSeen,
    boolean silent,
    GovernorLevel level,
    List<Fact> overhead,
    List<Fact> events,
    List<SiteRow> sites,
    int moreSites,
    List<LatencyRow> methods,
    List<LatencyRow> costs) {

  private static final int SITES_SHOWN = 20;
  private static final int METHODS_SHOWN = 50;
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final double PERCENT = 100;

  static AgentView of(AgentInstance agent, Instant now) {
    List<MetricPoint> sites = points(agent, "faultline.exceptions");
    return new AgentView(
        agent.source(),
        agent.since() == null ? null : label(agent.since(), now),
        label(agent.lastSeen(), now),
        agent.lastSeen().isBefore(now.minus(SILENCE)),
        GovernorLevel.of(points(agent, "faultline.agent.level")),
        overhead(points(agent, "faultline.agent.overhead")),
        events(points(agent, "faultline.agent.events")),
        SiteRow.busiest(sites, SITES_SHOWN),
        Math.max(0, sites.size() - SITES_SHOWN),
        LatencyRow.of(
            points(agent, "faultline.method.duration"), "code.function.name", METHODS_SHOWN),
        LatencyRow.of(points(agent, "faultline.agent.cost"), "faultline.operation", METHODS_SHOWN));
  }

  private static TimeLabel label(Instant time, Instant now) {
    return TimeLabel.of(Times.epochNanos(time), now);
  }

  private static List<MetricPoint> points(AgentInstance agent, String metric) {
    return agent.points().stream()
        .filter(point -> point.metric().equals(metric))
        .collect(Collectors.toList());
  }

  private static List<Fact> overhead(List<MetricPoint> points) {
    return points.stream()
        .map(
            point ->
                new Fact(
                    "CPU, " + point.attributes().text("faultline.part").orElse("unknown part"),
                    String.format(Locale.ENGLISH, "%.2f %%", point.value() * PERCENT)))
        .sorted(Comparator.comparing(Fact::name))
        .collect(Collectors.toList());
  }

  private static String backend(MetricPoint point) {
    return point.attributes().text("faultline.backend").orElse("unknown backend");
  }

  private static List<Fact> events(List<MetricPoint> points) {
    List<Fact> facts = new ArrayList<>();
    long backends = points.stream().map(AgentView::backend).distinct().count();
    for (MetricPoint point : points) {
      String outcome = point.attributes().text("faultline.outcome").orElse("unknown");
      String reason =
          point.attributes().text("faultline.reason").map(text -> " (" + text + ")").orElse("");
      String backend = backends > 1 ? ", " + backend(point) : "";
      facts.add(
          new Fact("Events " + outcome + reason + backend, Counts.full((long) point.value())));
    }
    return facts;
  }
}
