package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.size.EventSize;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When batches are sent, and by which thread. */
class BatchingTest extends DeliveryScenario {
  @Test
  void startsNoThreadBeforeTheFirstEvent() {
    start(eager());
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(threadsMade).hasValue(0);

    offer("a");
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(threadsMade).hasValue(1);
    assertThat(backend.thread()).isEqualTo("faultline-export");
  }

  @Test
  void sendsWhenABatchIsFull() {
    start(patient().batchSize(2));
    offer("a", "b", "c", "d", "e");

    await().until(() -> backend.bodies().size() == 2);
    assertThat(backend.bodies()).containsExactly("a\nb", "c\nd");
    await().until(() -> delivery.account().delivered() == 4);
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void sendsWhenABatchIsLargeEnough() {
    long one = EventSize.of(SampleEvents.event("a"));
    start(patient().batchBytes(3 * one));
    offer("a", "b", "c");

    await().until(() -> delivery.account().delivered() == 3);
    assertThat(backend.bodies()).containsExactly("a\nb\nc");
  }

  @Test
  void sendsAnEventLargerThanABatchByItself() {
    start(patient().batchBytes(1));
    offer("a", "b");

    await().until(() -> delivery.account().delivered() == 2);
    assertThat(backend.bodies()).containsExactly("a", "b");
  }

  @Test
  void sendsWhenAnEventIsOldEnough() {
    start(patient().batchInterval(Duration.ofMillis(20)));
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
  }

  @Test
  void triesAgainWhenTheThreadCannotBeStarted() {
    AtomicInteger tries = new AtomicInteger();
    delivery =
        new EventDelivery(
            patient().build(),
            backend,
            work -> {
              if (tries.incrementAndGet() < 3) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return new Thread(work);
            },
            log);
    offer("a", "b", "c");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(3);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0)).contains("unable to create native thread");
  }

  @Test
  void interruptingTheExportThreadDisturbsNothing() {
    AtomicReference<Thread> made = new AtomicReference<>();
    delivery =
        new EventDelivery(
            patient().batchSize(2).build(),
            backend,
            work -> {
              made.set(new Thread(work));
              return made.get();
            },
            log);
    offer("a");
    made.get().interrupt();
    offer("b");

    await().until(() -> delivery.account().delivered() == 2);
    assertThat(made.get().isDaemon()).isTrue();
  }
}
