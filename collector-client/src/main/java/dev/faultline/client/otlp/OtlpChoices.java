package dev.faultline.client.otlp;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.HttpSettingsReader;
import dev.faultline.client.metric.Temporality;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the settings of a backend over OTLP/HTTP choose. Immutable. */
final class OtlpChoices {
  private static final String ENDPOINT = "endpoint";
  private static final String ENCODING = "encoding";
  private static final String DEFAULT_ENDPOINT = "http://localhost:4318";

  private final BackendContext context;
  private final OtlpEndpoint endpoint;
  private final OtlpEncoding encoding;
  private final HttpSettings http;

  private OtlpChoices(
      BackendContext context, OtlpEndpoint endpoint, OtlpEncoding encoding, HttpSettings http) {
    this.context = context;
    this.endpoint = endpoint;
    this.encoding = encoding;
    this.http = http;
  }

  /** As {@link BackendProvider#tuning()}; a batch says itself how it is encoded. */
  static Set<String> tuning(String... others) {
    Set<String> names = new HashSet<>(HttpSettingsReader.tuning(others));
    names.add(ENCODING);
    return Collections.unmodifiableSet(names);
  }

  /**
   * Reads and checks the settings.
   *
   * @param otherwise when they do not choose an encoding
   * @throws InvalidBackendException when one of them does not fit
   */
  static OtlpChoices of(BackendContext context, OtlpEncoding otherwise) {
    OtlpEndpoint endpoint = endpoint(context);
    return new OtlpChoices(
        context,
        endpoint,
        encoding(context, otherwise),
        HttpSettingsReader.read(context, endpoint.logsUrl()));
  }

  private static OtlpEndpoint endpoint(BackendContext context) {
    try {
      return OtlpEndpoint.parse(context.settings().text(ENDPOINT, DEFAULT_ENDPOINT));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidBackendException(context.settings().fullName(ENDPOINT), wrong.getMessage());
    }
  }

  private static OtlpEncoding encoding(BackendContext context, OtlpEncoding otherwise) {
    String chosen =
        context
            .settings()
            .choice(ENCODING, otherwise.name().toLowerCase(Locale.ROOT), "json", "protobuf");
    return OtlpEncoding.valueOf(chosen.toUpperCase(Locale.ROOT));
  }

  Backend backend(OtlpResponse answers) {
    return new OtlpBackend(
        endpoint,
        encoding,
        answers,
        http,
        context.resource(),
        context.version(),
        context.threads());
  }

  MetricBackend metricBackend(Temporality temporality) {
    return new OtlpMetricBackend(
        endpoint,
        encoding,
        temporality,
        http,
        context.resource(),
        context.version(),
        context.threads());
  }
}
