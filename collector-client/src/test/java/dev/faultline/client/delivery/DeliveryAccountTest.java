package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.size.EventSize;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The bounds of the queue, and the account that is kept of it. */
class DeliveryAccountTest extends DeliveryScenario {
  @Test
  void dropsTheNewestWhenTheQueueIsFull() {
    backend.answer(AWAY);
    start(patient().batchInterval(Duration.ZERO).queueCapacity(3));
    offer("a");
    await().until(() -> log.lines().size() == 1);
    offer("b", "c", "d", "e");

    assertThat(delivery.account().dropped(DropReason.QUEUE_FULL)).isEqualTo(2);
    assertThat(delivery.account().waiting()).isEqualTo(3);
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(backend.bodies()).containsExactly("a", "a", "b\nc");
  }

  @Test
  void theLogTellsOfEventsThatTheQueueHadNoRoomFor() {
    backend.hang();
    start(eager().queueCapacity(2));
    offer("a");
    await().until(() -> backend.bodies().size() == 1);
    offer("b", "c", "d");
    backend.proceed();

    await().until(() -> delivery.account().delivered() == 2);
    await().until(() -> !log.lines().isEmpty());
    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("WARN Not all events reach http://backend: offered 4 = ")
        .contains("QUEUE_FULL=2");
  }

  @Test
  void boundsTheQueueByBytesTooButLetsOneHugeEventWait() {
    backend.hang();
    long one = EventSize.of(SampleEvents.event("a"));
    start(patient().queueBytes(2 * one));
    String huge = "x".repeat((int) (10 * one));

    assertThat(delivery.offer(SampleEvents.event(huge))).isTrue();
    assertThat(delivery.offer(SampleEvents.event("a"))).isFalse();
    assertThat(delivery.account().waitingBytes()).isGreaterThan(2 * one);
  }

  @Test
  void theAccountIsExactAtEveryMomentWithManyProducersAndAnOverflow() throws Exception {
    int producers = 8;
    int each = 5_000;
    int capacity = 64;
    backend.answer(AWAY, SendOutcome.rejected(DropReason.BAD_REQUEST, "no"));
    backend.answer(SendOutcome.accepted(3, "quota"));
    start(eager().queueCapacity(capacity).batchSize(16));
    AtomicInteger letIn = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    Thread[] threads = new Thread[producers];
    for (int i = 0; i < producers; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (int n = 0; n < each; n++) {
                  if (delivery.offer(SampleEvents.event("x"))) {
                    letIn.incrementAndGet();
                  }
                }
              });
      threads[i].start();
    }
    start.countDown();
    long looks = 0;
    while (delivery.account().offered() < (long) producers * each) {
      DeliveryAccount account = delivery.account();
      assertThat(account.delivered() + account.refused() + account.dropped() + account.waiting())
          .isEqualTo(account.offered());
      assertThat(account.waiting()).isBetween(0, capacity);
      looks++;
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(looks).isPositive();
    assertThat(delivery.close(AMPLE)).isTrue();

    DeliveryAccount account = delivery.account();
    assertThat(account.offered()).isEqualTo((long) producers * each);
    assertThat(account.dropped(DropReason.QUEUE_FULL)).isEqualTo(account.offered() - letIn.get());
    assertThat(account.delivered() + account.refused() + account.dropped(DropReason.BAD_REQUEST))
        .isEqualTo(letIn.get());
    assertThat(account.refused()).isEqualTo(3);
    assertThat(account.waiting()).isZero();
    assertThat(account.waitingBytes()).isZero();
  }
}
