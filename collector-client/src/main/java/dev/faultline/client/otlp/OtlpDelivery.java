package dev.faultline.client.otlp;

import dev.faultline.client.delivery.ClientLog;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import java.util.concurrent.ThreadFactory;

/** Puts an {@link EventDelivery} to an OTLP/HTTP backend together. */
public final class OtlpDelivery {
  private OtlpDelivery() {}

  /**
   * A delivery that has started and loaded nothing yet.
   *
   * @param settings where to, and how patiently
   * @param resource what all events come from
   * @param version of the agent or library: the scope's version and part of the User-Agent header
   * @param threads makes the export thread, see {@link EventDelivery}, and the HTTP client's
   * @param log told what people have to know
   */
  public static EventDelivery create(
      DeliverySettings settings,
      Resource resource,
      String version,
      ThreadFactory threads,
      ClientLog log) {
    return new EventDelivery(
        settings,
        new OtlpJsonLogsEncoder(resource, version),
        OtlpHttpSender.ofLogs(settings, version, threads),
        threads,
        log);
  }
}
