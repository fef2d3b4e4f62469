package dev.faultline.collector.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.faultline.collector.otlp.Attributes;
import dev.faultline.collector.otlp.MetricPoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentRegistryTest {

  private final SetClock clock = new SetClock();
  private final AgentRegistry registry = new AgentRegistry(clock);

  private static MetricPoint point(String instance, String metric, String site, long value) {
    return new MetricPoint(
        attribute("service.instance.id", instance),
        metric,
        attribute("site", site),
        5,
        9,
        value,
        null);
  }

  private static Attributes attribute(String key, String value) {
    return Attributes.of(Map.of(key, JsonNodeFactory.instance.textNode(value)));
  }

  @Test
  void anAgentThatIsSilentForAnHourIsForgotten() {
    registry.accept(List.of(point("a", "faultline.exceptions", "s", 1)));
    clock.now = clock.now.plusSeconds(3600);
    assertThat(registry.instances()).hasSize(1);

    clock.now = clock.now.plusSeconds(1);
    assertThat(registry.instances()).isEmpty();
  }

  @Test
  void ofTooManyAgentsThoseHeardOfLastStay() {
    for (int i = 0; i < 200; i++) {
      registry.accept(List.of(point("a" + i, "faultline.exceptions", "s", 1)));
    }
    registry.accept(List.of(point("a0", "faultline.exceptions", "s", 2)));
    registry.accept(List.of(point("new", "faultline.exceptions", "s", 1)));

    assertThat(registry.instances())
        .hasSize(200)
        .extracting(agent -> agent.source().serviceInstance())
        .contains("a0", "new")
        .doesNotContain("a1");
  }

  @Test
  void pointsOfOneAgentAreBoundedAndThoseKnownGoOn() {
    registry.accept(
        IntStream.range(0, 20_001)
            .mapToObj(i -> point("a", "faultline.exceptions", "s" + i, 1))
            .collect(Collectors.toList()));
    registry.accept(List.of(point("a", "faultline.exceptions", "s0", 7)));

    List<MetricPoint> points = registry.instances().get(0).points();
    assertThat(points).hasSize(20_000);
    assertThat(points.stream().filter(point -> point.attributes().text("site").get().equals("s0")))
        .extracting(MetricPoint::value)
        .containsExactly(7.0);
  }

  @Test
  void theStartIsToldByTheAgent() {
    registry.accept(List.of(point("a", "faultline.exceptions", "s", 1)));

    assertThat(registry.instances().get(0).since()).isEqualTo(Instant.ofEpochSecond(0, 5));
  }

  private static final class SetClock extends Clock {

    private Instant now = Instant.parse("2026-11-21T09:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
