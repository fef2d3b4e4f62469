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
 * Offers numbered events for ever, to a backend that fails now and then, and tells how many are out
 * of memory: delivered or on disk. Arguments: folder of the spool, backend, name of the run.
 */
final class DeliveringProgram {

  /** How many events a batch has at most. */
  static final int BATCH = 7;

  private DeliveringProgram() {}

  public static void main(String[] arguments) {
    EventDelivery delivery = delivery(arguments[0], arguments[1]);
    for (int i = 0; ; i++) {
      while (!delivery.offer(SampleEvents.event(arguments[2] + '-' + i))) {
        Thread.onSpinWait();
      }
      DeliveryAccount account = delivery.account();
      System.out.println(account.offered() - account.dropped() - account.waiting());
    }
  }

  static EventDelivery delivery(String folder, String backend) {
    return new EventDelivery(
        DeliverySettings.builder()
            .queueCapacity(64)
            .batchSize(BATCH)
            .batchInterval(Duration.ofMillis(1))
            .initialBackoff(Duration.ofMillis(1))
            .maxBackoff(Duration.ofMillis(20))
            .replayInterval(Duration.ofMillis(2))
            .spool(SpoolSettings.in(new File(folder)).segmentBytes(1 << 16).build())
            .build(),
        new OtlpBackend(
            OtlpEndpoint.parse(backend),
            OtlpEncoding.PROTOBUF,
            HttpSettings.builder().build(),
            Resource.builder().put("service.name", "killed").build(),
            "1.2.3",
            Thread::new),
        Thread::new,
        new RecordingLog());
  }
}
