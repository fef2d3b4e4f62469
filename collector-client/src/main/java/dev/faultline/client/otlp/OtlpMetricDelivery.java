package dev.faultline.client.otlp;

import dev.faultline.client.delivery.ClientLog;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.MetricDelivery;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSource;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** Puts a {@link MetricDelivery} to an OTLP/HTTP backend together. */
public final class OtlpMetricDelivery {
  private OtlpMetricDelivery() {}

  /**
   * A delivery that has started and loaded nothing yet.
   *
   * @param settings where to; the address and headers are those of the events
   * @param interval from one export to the next
   * @param source asked at each export
   * @param resource what all metrics come from
   * @param version of the agent or library: the scope's version and part of the User-Agent header
   * @param threads makes the thread, see {@link MetricDelivery}, and the HTTP client's
   * @param log told what people have to know
   */
  public static MetricDelivery create(
      DeliverySettings settings,
      Duration interval,
      MetricSource source,
      Resource resource,
      String version,
      ThreadFactory threads,
      ClientLog log) {
    return new MetricDelivery(
        settings.metricsUrl(),
        interval,
        source,
        new OtlpJsonMetricsEncoder(resource, version),
        OtlpHttpSender.ofMetrics(settings, version, threads),
        threads,
        log);
  }
}
