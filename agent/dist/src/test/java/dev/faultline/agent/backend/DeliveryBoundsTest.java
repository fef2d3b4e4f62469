package dev.faultline.agent.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.settings.SettingsLoader;
import dev.faultline.client.delivery.DeliverySettings;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DeliveryBoundsTest {

  @Test
  void areThoseOfTheClientUnlessTheyAreSet() {
    DeliverySettings bounds = bounds(Map.of());
    DeliverySettings defaults = DeliverySettings.builder().build();

    assertThat(bounds.queueCapacity()).isEqualTo(defaults.queueCapacity());
    assertThat(bounds.queueBytes()).isEqualTo(defaults.queueBytes());
    assertThat(bounds.batchSize()).isEqualTo(defaults.batchSize());
    assertThat(bounds.batchInterval()).isEqualTo(defaults.batchInterval());
  }

  @Test
  void areSetForTheQueue() {
    DeliverySettings bounds =
        bounds(Map.of("faultline.queue.capacity", "100", "faultline.queue.max-bytes", "70000"));

    assertThat(bounds.queueCapacity()).isEqualTo(100);
    assertThat(bounds.queueBytes()).isEqualTo(70_000);
  }

  private static DeliverySettings bounds(Map<String, String> set) {
    Properties properties = new Properties();
    properties.putAll(set);
    return DeliveryBounds.of(SettingsLoader.load(null, properties, Map.of()));
  }
}
