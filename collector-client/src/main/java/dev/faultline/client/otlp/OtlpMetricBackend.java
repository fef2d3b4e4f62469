package dev.faultline.client.otlp;

import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.metric.MetricBatch;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Metrics over OTLP/HTTP. */
public final class OtlpMetricBackend extends OtlpSender implements MetricBackend {
  private final OtlpMetricsEncoder encoder;

  /** Parameters as for {@link OtlpBackend}. */
  public OtlpMetricBackend(
      OtlpEndpoint endpoint,
      OtlpEncoding encoding,
      HttpSettings settings,
      Resource resource,
      String version,
      ThreadFactory threads) {
    super(endpoint.metricsUrl(), new OtlpResponse(false), settings, version, threads);
    encoder = new OtlpMetricsEncoder(encoding, resource, version);
  }

  @Override
  public byte[] encode(MetricBatch batch) throws IOException {
    return encoder.encode(batch);
  }
}
