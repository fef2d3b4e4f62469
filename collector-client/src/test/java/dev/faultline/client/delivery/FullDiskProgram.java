package dev.faultline.client.delivery;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.otlp.OtlpBackend;
import dev.faultline.client.otlp.OtlpEncoding;
import dev.faultline.client.otlp.OtlpEndpoint;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.time.Duration;

/**
 * Offers numbered events to a backend that is not there until the disk has been full for a while,
 * and tells the account and the log. Arguments: folder of the spool, backend.
 */
final class FullDiskProgram {
  static final int EVENTS = 2_000;

  private FullDiskProgram() {}

  public static void main(String[] arguments) {
    RecordingLog log = new RecordingLog();
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder()
                .queueCapacity(64)
                .batchSize(7)
                .batchInterval(Duration.ofMillis(1))
                .initialBackoff(Duration.ofMillis(1))
                .maxBackoff(Duration.ofMillis(20))
                .spool(SpoolSettings.in(new File(arguments[0])).build())
                .build(),
            new OtlpBackend(
                OtlpEndpoint.parse(arguments[1]),
                OtlpEncoding.PROTOBUF,
                HttpSettings.builder().build(),
                Resource.builder().put("service.name", "full").build(),
                "1.2.3",
                Thread::new),
            Thread::new,
            log);
    for (int i = 0; i < EVENTS; i++) {
      delivery.offer(SampleEvents.event("f-" + i));
      if (i % 7 == 6) {
        delivery.flush(Duration.ofMillis(100));
      }
    }
    delivery.close(Duration.ofMillis(200));
    DeliveryAccount account = delivery.account();
    System.out.println(
        account.offered()
            + " "
            + account.delivered()
            + " "
            + account.lost()
            + " "
            + account.spooled()
            + " "
            + account.waiting());
    log.lines().forEach(System.out::println);
  }
}
