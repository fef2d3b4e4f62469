package dev.faultline.agent.backend;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Resource;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import java.util.zip.CRC32;

/** Makes deliveries, with what all of this JVM have in common. Immutable. */
public final class DeliveryFactory {
  private final DeliveryBounds bounds;
  private final Resource resource;
  private final String version;
  private final ThreadFactory threads;
  private final ClientLog log;

  /**
   * @param bounds of queues, batches and spools
   * @param resource what all events come from
   * @param version of the agent
   * @param threads makes the threads of deliveries and backends
   * @param log told what people have to know
   */
  public DeliveryFactory(
      DeliveryBounds bounds,
      Resource resource,
      String version,
      ThreadFactory threads,
      ClientLog log) {
    this.bounds = bounds;
    this.resource = resource;
    this.version = version;
    this.threads = threads;
    this.log = log;
  }

  BackendDelivery create(BackendChoice choice) {
    return new BackendDelivery(choice, this);
  }

  Backend backend(BackendChoice choice) {
    return choice.provider().create(context(choice));
  }

  /** Null when backends of that type take no metrics. */
  MetricBackend metricBackend(BackendChoice choice) {
    return choice.provider().createForMetrics(context(choice));
  }

  private BackendContext context(BackendChoice choice) {
    return BackendContext.of(choice.name(), choice.settings())
        .resource(resource)
        .version(version)
        .threads(threads)
        .log(log)
        .build();
  }

  DeliverySettings settings(Backend backend) {
    DeliverySettings.Builder settings = bounds.deliverySettings();
    if (backend.wantsSpool() && bounds.spool() != null) {
      settings.spool(bounds.spoolSettings(new File(bounds.spool(), folderName(backend))));
    }
    return settings.build();
  }

  /**
   * Processes that send to the same place share a folder, so that one sends what another left; what
   * is meant for another place must not come there.
   */
  private static String folderName(Backend backend) {
    CRC32 crc = new CRC32();
    crc.update(backend.description().getBytes(StandardCharsets.UTF_8));
    return String.format(
        Locale.ROOT,
        "%s-%08x",
        backend.description().replaceAll("^.*//", "").replaceAll("[^A-Za-z0-9.]+", "-"),
        crc.getValue());
  }

  ThreadFactory threads() {
    return threads;
  }

  ClientLog log() {
    return log;
  }
}
