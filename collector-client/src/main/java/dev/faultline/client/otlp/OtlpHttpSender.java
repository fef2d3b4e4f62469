package dev.faultline.client.otlp;

import dev.faultline.client.delivery.BatchSender;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.SendOutcome;
import java.util.concurrent.ThreadFactory;

/**
 * Posts batches to an OTLP/HTTP backend, over HTTP/1.1, compressed with gzip.
 *
 * <p>Connects directly unless a proxy is set, keeps no cookies, follows no redirects. The HTTP
 * client behind it is loaded and made by the first {@link #send}.
 */
public final class OtlpHttpSender implements BatchSender {
  private final boolean ofMetrics;
  private final String userAgent;
  private final ThreadFactory threads;
  private volatile DeliverySettings settings;
  private volatile OkHttpExchange exchange;
  private volatile boolean cancelled;

  /** Of the exchange that there is; used by the thread that sends. */
  private DeliverySettings exchangeSettings;

  private OtlpHttpSender(
      DeliverySettings settings, boolean ofMetrics, String version, ThreadFactory threads) {
    this.settings = settings;
    this.ofMetrics = ofMetrics;
    this.userAgent = "faultline/" + version;
    this.threads = threads;
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

  /** Sends a body that the encoder of the same signal made. */
  @Override
  public SendOutcome send(byte[] body) {
    DeliverySettings to = settings;
    OkHttpExchange current = exchange;
    if (current != null && exchangeSettings != to) {
      current.close();
      current = null;
    }
    if (current == null) {
      current =
          new OkHttpExchange(to, ofMetrics ? to.metricsUrl() : to.logsUrl(), userAgent, threads);
      exchange = current;
      exchangeSettings = to;
      if (cancelled) {
        current.cancel();
      }
    }
    return current.post(body);
  }

  @Override
  public void redirect(DeliverySettings to) {
    settings = to;
  }

  @Override
  public void cancel() {
    cancelled = true;
    OkHttpExchange current = exchange;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void close() {
    OkHttpExchange current = exchange;
    if (current != null) {
      current.close();
    }
  }
}
