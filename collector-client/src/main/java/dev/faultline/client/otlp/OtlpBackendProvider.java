package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.MetricBackend;

/** The backend {@code otlp}: logs and metrics over OTLP/HTTP. */
public final class OtlpBackendProvider implements BackendProvider {
  private static final OtlpEncoding DEFAULT = OtlpEncoding.JSON;

  /** For {@link java.util.ServiceLoader}. */
  public OtlpBackendProvider() {}

  @Override
  public String type() {
    return "otlp";
  }

  @Override
  public Backend create(BackendContext context) {
    return OtlpChoices.of(context, DEFAULT).backend(new OtlpResponse(false));
  }

  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    return OtlpChoices.of(context, DEFAULT).metricBackend();
  }
}
