package dev.faultline.backend.kafka;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.MetricBackend;
import java.util.Set;

/** The type of backend {@code kafka}. */
public final class KafkaBackendProvider implements BackendProvider {
  /** For {@link java.util.ServiceLoader}. */
  public KafkaBackendProvider() {}

  @Override
  public String type() {
    return "kafka";
  }

  @Override
  public Set<String> tuning() {
    return KafkaSettings.tuning();
  }

  @Override
  public Backend create(BackendContext context) {
    return new KafkaBackend(
        KafkaSettings.read(context.settings()),
        context.resource(),
        context.version(),
        context.threads());
  }

  /** Null without a topic for them. */
  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    KafkaSettings settings = KafkaSettings.read(context.settings());
    return settings.metricsTopic() == null
        ? null
        : new KafkaMetricBackend(
            settings, context.resource(), context.version(), context.threads());
  }
}
