package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.metric.Temporality;
import java.util.Set;

/**
 * The backend {@code collector}: this project's own, over OTLP/HTTP. A batch counts as delivered
 * when the collector says that it has stored it, and not when a proxy in between, or whoever else
 * is at the address, answers with success.
 */
public final class CollectorBackendProvider implements BackendProvider {
  /** For {@link java.util.ServiceLoader}. */
  public CollectorBackendProvider() {}

  @Override
  public String type() {
    return "collector";
  }

  @Override
  public Set<String> tuning() {
    return OtlpChoices.tuning();
  }

  @Override
  public Backend create(BackendContext context) {
    return OtlpChoices.of(context, OtlpEncoding.PROTOBUF).backend(new OtlpResponse(true));
  }

  /** Metrics are not stored, so there is nothing to wait for. */
  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    return OtlpChoices.of(context, OtlpEncoding.PROTOBUF).metricBackend(Temporality.CUMULATIVE);
  }
}
