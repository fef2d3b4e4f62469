package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
  @Test
  void refusesNumbersThatMakeNoSense() {
    DeliverySettings.Builder builder = DeliverySettings.builder();

    assertThatThrownBy(() -> builder.queueCapacity(0))
        .hasMessage("queueCapacity is 0, must be 1 or more");
    assertThatThrownBy(() -> builder.batchBytes(-1))
        .hasMessage("batchBytes is -1, must be 1 or more");
    assertThatThrownBy(() -> builder.batchInterval(Duration.ofMillis(-1)))
        .hasMessageContaining("must be 0 to 1 day");
    assertThatThrownBy(() -> builder.initialBackoff(Duration.ofHours(1)).build())
        .hasMessageContaining("initialBackoff (PT1H) is longer than maxBackoff (PT30S)");
  }
}
