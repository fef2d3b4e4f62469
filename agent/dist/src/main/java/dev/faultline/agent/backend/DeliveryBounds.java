package dev.faultline.agent.backend;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.client.configuration.SpoolPlace;
import dev.faultline.client.delivery.DeliverySettings;
import java.io.File;
import java.time.Duration;

/** How much may wait, and where, by the settings that the JVM started with. */
public final class DeliveryBounds {

  private DeliveryBounds() {}

  /** Of queue and batches. */
  public static DeliverySettings of(Settings settings) {
    return DeliverySettings.builder()
        .queueCapacity(settings.get(AgentSettings.QUEUE_CAPACITY))
        .queueBytes(settings.get(AgentSettings.QUEUE_MAX_BYTES))
        .batchSize(settings.get(AgentSettings.BATCH_SIZE))
        .batchInterval(Duration.ofMillis(settings.get(AgentSettings.BATCH_INTERVAL)))
        .build();
  }

  /** Where the spools of all backends are; null for nowhere. */
  public static SpoolPlace spools(Settings settings) {
    String folder = settings.get(AgentSettings.SPOOL_DIRECTORY);
    return folder == null
        ? null
        : new SpoolPlace(
            new File(folder),
            settings.get(AgentSettings.SPOOL_MAX_BYTES),
            Duration.ofMillis(settings.get(AgentSettings.SPOOL_MAX_AGE)));
  }
}
