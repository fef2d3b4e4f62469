package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.metric.Temporality;
import java.util.Locale;
import java.util.Set;

/** The backend {@code otlp}: logs and metrics over OTLP/HTTP. */
public final class OtlpBackendProvider implements BackendProvider {
  private static final String TEMPORALITY = "metrics-temporality";
  private static final OtlpEncoding DEFAULT = OtlpEncoding.JSON;

  /** For {@link java.util.ServiceLoader}. */
  public OtlpBackendProvider() {}

  @Override
  public String type() {
    return "otlp";
  }

  @Override
  public Set<String> tuning() {
    return OtlpChoices.tuning(TEMPORALITY);
  }

  @Override
  public Backend create(BackendContext context) {
    // What is wrong with it is told where no metrics are sent, too.
    temporality(context.settings());
    return OtlpChoices.of(context, DEFAULT).backend(new OtlpResponse(false));
  }

  @Override
  public MetricBackend createForMetrics(BackendContext context) {
    return OtlpChoices.of(context, DEFAULT).metricBackend(temporality(context.settings()));
  }

  private static Temporality temporality(BackendSettings settings) {
    String chosen = settings.choice(TEMPORALITY, "cumulative", "cumulative", "delta");
    return Temporality.valueOf(chosen.toUpperCase(Locale.ROOT));
  }
}
