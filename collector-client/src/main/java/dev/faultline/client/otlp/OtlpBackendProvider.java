package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.http.HttpSettingsReader;
import java.util.Locale;

/** The backend {@code otlp}: logs and metrics over OTLP/HTTP. */
public final class OtlpBackendProvider implements BackendProvider {
  private static final String ENDPOINT = "endpoint";
  private static final String DEFAULT_ENDPOINT = "http://localhost:4318";
  private static final String ENCODING = "encoding";
  private static final String DEFAULT_ENCODING = "json";

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
        encoding(context),
        HttpSettingsReader.read(context.settings()),
        context.resource(),
        context.version(),
        context.threads());
  }

  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    return new OtlpMetricBackend(
        endpoint(context),
        encoding(context),
        HttpSettingsReader.read(context.settings()),
        context.resource(),
        context.version(),
        context.threads());
  }

  private static OtlpEncoding encoding(BackendContext context) {
    String chosen = context.settings().choice(ENCODING, DEFAULT_ENCODING, "protobuf", "json");
    return OtlpEncoding.valueOf(chosen.toUpperCase(Locale.ROOT));
  }

  private static OtlpEndpoint endpoint(BackendContext context) {
    try {
      return OtlpEndpoint.parse(context.settings().text(ENDPOINT, DEFAULT_ENDPOINT));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(context.settings().fullName(ENDPOINT), wrong.getMessage());
    }
  }
}
