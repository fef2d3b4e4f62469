package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.http.HttpSettingsReader;

/** The backend {@code otlp}: logs and metrics over OTLP/HTTP, in JSON. */
public final class OtlpBackendProvider implements BackendProvider {
  private static final String ENDPOINT = "endpoint";
  private static final String DEFAULT_ENDPOINT = "http://localhost:4318";

  /** For {@link java.util.ServiceLoader}. */
  public OtlpBackendProvider() {}

  @Override
  public String type() {
    return "otlp";
  }

  @Override
  public Backend create(BackendContext context) {
    return new OtlpBackend(
        endpoint(context),
        HttpSettingsReader.read(context.settings()),
        context.resource(),
        context.version(),
        context.threads());
  }

  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    return new OtlpMetricBackend(
        endpoint(context),
        HttpSettingsReader.read(context.settings()),
        context.resource(),
        context.version(),
        context.threads());
  }

  private static OtlpEndpoint endpoint(BackendContext context) {
    try {
      return OtlpEndpoint.parse(context.settings().text(ENDPOINT, DEFAULT_ENDPOINT));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(context.settings().fullName(ENDPOINT), wrong.getMessage());
    }
  }
}
