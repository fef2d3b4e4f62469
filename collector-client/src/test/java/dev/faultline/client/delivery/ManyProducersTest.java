package dev.faultline.client.delivery;

import static dev.faultline.client.backend.DropReason.DISPLACED;
import static dev.faultline.client.backend.DropReason.QUEUE_FULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Eight threads that offer events of all priorities as fast as they can: every event is counted,
 * and memory stays flat.
 */
class ManyProducersTest {

  /** {@code -Ddelivery.events=10000000} for a long run. */
  private static final int EVENTS = Integer.getInteger("delivery.events", 400_000);

  private static final int PRODUCERS = 8;
  private static final int CAPACITY = 2_048;

  private final AtomicLong sent = new AtomicLong();
  private volatile int mostWaiting;

  @Test
  void everyEventIsDeliveredOrCountedAsDropped() throws InterruptedException {
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder().queueCapacity(CAPACITY).build(),
            new CountingBackend(),
            Thread::new,
            new RecordingLog());
    AtomicLong letIn = new AtomicLong();
    Thread[] producers = new Thread[PRODUCERS];
    for (int i = 0; i < PRODUCERS; i++) {
      producers[i] = new Thread(() -> letIn.addAndGet(produce(delivery)));
      producers[i].start();
    }
    for (Thread producer : producers) {
      producer.join();
    }
    assertThat(delivery.close(Duration.ofMinutes(1))).isTrue();

    DeliveryAccount account = delivery.account();
    assertThat(account.offered()).isEqualTo((long) EVENTS / PRODUCERS * PRODUCERS);
    assertThat(account.delivered()).isEqualTo(sent.get());
    assertThat(account.delivered() + account.dropped(DISPLACED)).isEqualTo(letIn.get());
    assertThat(account.dropped(QUEUE_FULL)).isEqualTo(account.offered() - letIn.get());
    assertThat(account.droppedByReason()).containsOnlyKeys(QUEUE_FULL, DISPLACED);
    assertThat(account.waiting()).isZero();
    assertThat(account.waitingBytes()).isZero();
    assertThat(mostWaiting).isLessThanOrEqualTo(CAPACITY);
  }

  private long produce(EventDelivery delivery) {
    Event[] events = {
      SampleEvents.builder("one of many").disposition(Disposition.HANDLED).build(),
      SampleEvents.builder("one of many").disposition(Disposition.SWALLOWED).build(),
      SampleEvents.builder("one of many").disposition(Disposition.UNCAUGHT).build(),
    };
    long letIn = 0;
    for (int i = 0; i < EVENTS / PRODUCERS; i++) {
      if (delivery.offer(events[i % events.length])) {
        letIn++;
      }
      if (i % 1_000 == 0) {
        mostWaiting = Math.max(mostWaiting, delivery.account().waiting());
      }
    }
    return letIn;
  }

  private final class CountingBackend implements Backend {

    @Override
    public String description() {
      return "counting";
    }

    @Override
    public byte[] encode(List<? extends Event> events) {
      return new byte[events.size()];
    }

    @Override
    public SendOutcome send(byte[] body) {
      sent.addAndGet(body.length);
      return SendOutcome.accepted();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
