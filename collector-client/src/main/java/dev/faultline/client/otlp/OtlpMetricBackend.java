package dev.faultline.client.otlp;

import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.Temporality;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Metrics over OTLP/HTTP. */
public final class OtlpMetricBackend extends OtlpSender implements MetricBackend {
  private final OtlpMetricsEncoder encoder;

  private final Temporality temporality;

  /** Parameters as for {@link OtlpBackend}; and whether it is given what was added or all. */
  public OtlpMetricBackend(
      OtlpEndpoint endpoint,
      OtlpEncoding encoding,
      Temporality temporality,
      HttpSettings settings,
      Resource resource,
      String version,
      ThreadFactory threads) {
    super(endpoint.metricsUrl(), new OtlpResponse(false), settings, version, threads);
    this.temporality = temporality;
    encoder = new OtlpMetricsEncoder(encoding, resource, version);
  }

  @Override
  public Temporality temporality() {
    return temporality;
  }

  @Override
  public byte[] encode(MetricBatch batch) throws IOException {
    return encoder.encode(batch);
  }
}
