package dev.faultline.agent.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusSection;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.configuration.BackendChoices;
import dev.faultline.client.configuration.BackendProviders;
import dev.faultline.client.configuration.Deliveries;
import dev.faultline.client.configuration.DeliveryFactory;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryReportTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);

  private final EventIds ids = new EventIds();

  @TempDir private Path folder;

  @Test
  void hasTheAccountsOfBackendsThatWereTakenAway() {
    Deliveries deliveries = deliveries(choices("a", "b"));
    deliveries.start(Duration.ZERO, new MetricSources());
    offer(deliveries);
    for (int i = 0; i < 2; i++) {
      deliveries.change(choices("a"));
      offer(deliveries);
      deliveries.change(choices("a", "b"));
      offer(deliveries);
    }
    deliveries.change(choices("a"));
    deliveries.close(AMPLE);

    Map<String, StatusSection> report = report(deliveries);
    assertThat(report).containsOnlyKeys("delivery", "delivery to b, removed");
    assertThat(report.get("delivery").figures())
        .containsEntry("backend", "a")
        .containsEntry("events produced", 5L)
        .containsEntry("events delivered", 5L);
    assertThat(report.get("delivery to b, removed").figures())
        .containsEntry("backend", "b")
        .containsEntry("events produced", 3L)
        .containsEntry("events delivered", 3L)
        .containsEntry("events waiting", 0L);
  }

  private BackendChoices choices(String... names) {
    Map<String, String> settings = new HashMap<>();
    for (String name : names) {
      settings.put("faultline.backend." + name + ".type", "file");
      settings.put("faultline.backend." + name + ".path", folder.resolve(name).toString());
    }
    return BackendChoices.of(List.of(names), settings, Map.of(), BackendProviders.builtIn());
  }

  private static Deliveries deliveries(BackendChoices choices) {
    ClientLog silent =
        new ClientLog() {
          @Override
          public void info(String message) {}

          @Override
          public void warn(String message) {}
        };
    return new Deliveries(
        choices,
        new DeliveryFactory(
            DeliverySettings.builder().build(),
            null,
            Resource.builder().build(),
            "1.2.3",
            Thread::new,
            silent));
  }

  private void offer(Deliveries deliveries) {
    deliveries.offer(MessageEvent.builder().id(ids.next()).text("low stock").build());
  }

  private static Map<String, StatusSection> report(Deliveries deliveries) {
    Status status = new Status();
    DeliveryReport.add(deliveries, status);
    Map<String, StatusSection> byName = new HashMap<>();
    status.sections().forEach(section -> byName.put(section.name(), section));
    return byName;
  }
}
