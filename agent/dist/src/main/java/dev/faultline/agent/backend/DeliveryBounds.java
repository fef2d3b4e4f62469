package dev.faultline.agent.backend;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.time.Duration;

/** How much may wait, and where, by the settings that the JVM started with. Immutable. */
public final class DeliveryBounds {
  private final Settings settings;

  public DeliveryBounds(Settings settings) {
    this.settings = settings;
  }

  DeliverySettings.Builder deliverySettings() {
    return DeliverySettings.builder()
        .queueCapacity(settings.get(AgentSettings.QUEUE_CAPACITY))
        .batchSize(settings.get(AgentSettings.BATCH_SIZE))
        .batchInterval(Duration.ofMillis(settings.get(AgentSettings.BATCH_INTERVAL)));
  }

  /** Where the spools of all backends are; null for nowhere. */
  File spool() {
    String folder = settings.get(AgentSettings.SPOOL_DIRECTORY);
    return folder == null ? null : new File(folder);
  }

  SpoolSettings spoolSettings(File folder) {
    return SpoolSettings.in(folder)
        .maxBytes(settings.get(AgentSettings.SPOOL_MAX_BYTES))
        .maxAge(Duration.ofMillis(settings.get(AgentSettings.SPOOL_MAX_AGE)))
        .build();
  }
}
