package dev.faultline.client.otlp;

import dev.faultline.client.delivery.BatchSender;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.SendOutcome;
import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpTarget;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** Posts batches to an OTLP/HTTP backend, as {@link HttpClient} does. */
public final class OtlpHttpSender implements BatchSender {
  private final boolean ofMetrics;
  private final String userAgent;
  private final HttpClient client;

  private OtlpHttpSender(
      DeliverySettings settings, boolean ofMetrics, String version, ThreadFactory threads) {
    this.ofMetrics = ofMetrics;
    this.userAgent = "faultline/" + version;
    this.client = new HttpClient(target(settings), new OtlpResponse(), threads);
  }

  /**
   * A sender of logs that has loaded and opened nothing.
   *
   * @param version of the agent or library that sends, for the User-Agent header; printable ASCII
   * @param threads makes the threads of the HTTP client, which end with {@link #close}
   */
  public static OtlpHttpSender ofLogs(
      DeliverySettings settings, String version, ThreadFactory threads) {
    return new OtlpHttpSender(settings, false, version, threads);
  }

  /** A sender of metrics, as {@link #ofLogs}. */
  public static OtlpHttpSender ofMetrics(
      DeliverySettings settings, String version, ThreadFactory threads) {
    return new OtlpHttpSender(settings, true, version, threads);
  }

  private HttpTarget target(DeliverySettings to) {
    HttpTarget.Builder target =
        HttpTarget.to(ofMetrics ? to.metricsUrl() : to.logsUrl(), "application/json")
            .proxy(to.proxyHost(), to.proxyPort())
            .connectTimeout(to.connectTimeout())
            .readTimeout(to.readTimeout())
            .header("User-Agent", userAgent);
    for (Map.Entry<String, String> header : to.headers().entrySet()) {
      target.header(header.getKey(), header.getValue());
    }
    return target.build();
  }

  /** Sends a body that the encoder of the same signal made. */
  @Override
  public SendOutcome send(byte[] body) {
    return client.post(body);
  }

  @Override
  public void redirect(DeliverySettings to) {
    client.redirect(target(to));
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
