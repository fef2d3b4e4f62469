package dev.faultline.client.configuration;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Resource;
import dev.faultline.client.spool.SpoolSettings;
import java.util.Collection;
import java.util.concurrent.ThreadFactory;

/** Makes deliveries, with what all of this JVM have in common. Immutable. */
public final class DeliveryFactory {
  private final DeliverySettings settings;
  private final SpoolPlace spools;
  private final Resource resource;
  private final String version;
  private final ThreadFactory threads;
  private final ClientLog log;

  /**
   * @param settings of each delivery, without a spool
   * @param spools where batches are kept on disk; null for nowhere
   * @param resource what all events come from
   * @param version of what sends
   * @param threads makes the threads of deliveries and backends
   * @param log told what people have to know
   */
  public DeliveryFactory(
      DeliverySettings settings,
      SpoolPlace spools,
      Resource resource,
      String version,
      ThreadFactory threads,
      ClientLog log) {
    this.settings = settings;
    this.spools = spools;
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
    try {
      return choice.provider().createForMetrics(context(choice));
    } catch (InvalidBackendException broken) {
      log.warn(broken.getMessage() + "; it is sent no metrics");
      return null;
    }
  }

  private BackendContext context(BackendChoice choice) {
    return BackendContext.of(choice.name(), choice.settings())
        .resource(resource)
        .version(version)
        .threads(threads)
        .log(log)
        .build();
  }

  DeliverySettings settings(BackendChoice choice, Backend backend) {
    SpoolSettings spool = spool(choice, backend);
    return spool == null ? settings : settings.toBuilder().spool(spool).build();
  }

  /** Where its batches are kept on disk; null for nowhere. */
  SpoolSettings spool(BackendChoice choice, Backend backend) {
    return spools == null || !backend.wantsSpool()
        ? null
        : spools.of(SpoolOwner.of(choice, backend.description()));
  }

  /** Tells of what waits on disk for none of these; see {@link OrphanedSpools}. */
  void tellOfOrphans(Collection<SpoolOwner> owners) {
    if (spools != null) {
      new OrphanedSpools(spools, threads, log).lookBeside(owners);
    }
  }

  ThreadFactory threads() {
    return threads;
  }

  ClientLog log() {
    return log;
  }
}
