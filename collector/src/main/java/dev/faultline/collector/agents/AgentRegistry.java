package dev.faultline.collector.agents;

import dev.faultline.collector.event.Source;
import dev.faultline.collector.event.Sources;
import dev.faultline.collector.event.Times;
import dev.faultline.collector.otlp.Attributes;
import dev.faultline.collector.otlp.MetricPoint;
import dev.faultline.collector.otlp.MetricsConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the newest point of each metric of each agent, in memory: agents send cumulative values
 * every few seconds, so that a restart loses nothing for long. Metrics that are not Faultline's are
 * dropped. Agents that are no longer heard of are forgotten, and so are the oldest of too many.
 * Thread-safe.
 */
public final class AgentRegistry implements MetricsConsumer {

  private static final String PREFIX = "faultline.";
  private static final int MAX_AGENTS = 200;

  /** An agent bounds its sites and methods itself; this is for those who are no agent. */
  private static final int MAX_POINTS = 20_000;

  private static final Duration MAX_SILENCE = Duration.ofHours(1);

  private final Clock clock;

  /** By instance, the one heard of last at the end. Guarded by this. */
  private final Map<Source, Instance> instances = new LinkedHashMap<>();

  /**
   * @param clock tells when metrics arrive
   */
  public AgentRegistry(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void accept(List<MetricPoint> points) {
    Instant now = clock.instant();
    for (MetricPoint point : points) {
      if (point.metric().startsWith(PREFIX)) {
        heardOf(Sources.of(point.resource()), now).add(point);
      }
    }
    forget(now);
  }

  private Instance heardOf(Source source, Instant now) {
    Instance known = instances.remove(source);
    Instance instance = known == null ? new Instance() : known;
    instance.lastSeen = now;
    instances.put(source, instance);
    return instance;
  }

  private void forget(Instant now) {
    instances.values().removeIf(instance -> instance.lastSeen.isBefore(now.minus(MAX_SILENCE)));
    while (instances.size() > MAX_AGENTS) {
      instances.remove(instances.keySet().iterator().next());
    }
  }

  /** All agents heard of in the last hour, by service, then the latest first. */
  public synchronized List<AgentInstance> instances() {
    forget(clock.instant());
    List<AgentInstance> list = new ArrayList<>();
    instances.forEach((source, instance) -> list.add(instance.view(source)));
    list.sort(
        Comparator.comparing((AgentInstance instance) -> instance.source().service())
            .thenComparing(AgentInstance::lastSeen, Comparator.reverseOrder()));
    return list;
  }

  private static final class Instance {

    private final Map<Series, MetricPoint> points = new LinkedHashMap<>();
    private Instant lastSeen;

    void add(MetricPoint point) {
      Series series = Series.of(point);
      MetricPoint known = points.get(series);
      // Requests may overtake each other.
      if (known == null ? points.size() < MAX_POINTS : isNotOlder(point, known)) {
        points.put(series, point);
      }
    }

    private static boolean isNotOlder(MetricPoint point, MetricPoint known) {
      return Long.compareUnsigned(point.timeUnixNano(), known.timeUnixNano()) >= 0;
    }

    AgentInstance view(Source source) {
      Instant since =
          points.values().stream()
              .mapToLong(MetricPoint::startTimeUnixNano)
              .filter(start -> start > 0)
              .mapToObj(Times::instant)
              .min(Comparator.naturalOrder())
              .orElse(null);
      return new AgentInstance(source, since, lastSeen, new ArrayList<>(points.values()));
    }
  }

  /** What is one line over time. */
  private record Series(String metric, Attributes attributes) {

    /** The level's only attribute is its reason, which changes with it. */
    private static final String LEVEL = "faultline.agent.level";

    static Series of(MetricPoint point) {
      return new Series(
          point.metric(), point.metric().equals(LEVEL) ? Attributes.empty() : point.attributes());
    }
  }
}
