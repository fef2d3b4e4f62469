package dev.faultline.client.otlp;

import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.metric.MetricBatch;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Metrics over OTLP/HTTP. */
public final class OtlpMetricBackend implements MetricBackend {
  private final OtlpJsonMetricsEncoder encoder;
  private final HttpClient client;

  /**
   * @param resource what all metrics come from
   * @param version of the agent or library: the scope's version and part of the User-Agent header
   * @param threads makes the HTTP client's threads, which end with {@link #close}
   */
  public OtlpMetricBackend(
      OtlpEndpoint endpoint,
      HttpSettings settings,
      Resource resource,
      String version,
      ThreadFactory threads) {
    encoder = new OtlpJsonMetricsEncoder(resource, version);
    client = OtlpHttp.client(endpoint.metricsUrl(), settings, version, threads);
  }

  @Override
  public String description() {
    return client.url();
  }

  @Override
  public byte[] encode(MetricBatch batch) throws IOException {
    return encoder.encode(batch);
  }

  @Override
  public SendOutcome send(byte[] body) {
    return client.post(body);
  }

  @Override
  public void cancel() {
    client.cancel();
  }

  @Override
  public void close() {
    client.close();
  }
}
