package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Flush and close, which wait for what others do. */
class FlushAndCloseTest extends DeliveryScenario {
  @Test
  void flushSendsWhatWouldOtherwiseWait() {
    start(patient());
    offer("a", "b");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(backend.bodies()).containsExactly("a\nb");
    assertThat(delivery.account().toString())
        .isEqualTo("offered 2 = delivered 2 + refused 0 + dropped {} + waiting 0");
  }

  @Test
  void flushCutsTheBackOffShort() {
    backend.answer(AWAY);
    start(patient().batchInterval(Duration.ZERO));
    offer("a");
    await().until(() -> log.lines().size() == 1);

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(backend.bodies()).containsExactly("a", "a");
  }

  @Test
  void flushCutsShortWhatTheBackendAskedFor() {
    backend.answer(SendOutcome.retryableAfter("HTTP 503", NEVER.toNanos()));
    start(eager());
    offer("a");
    await().until(() -> log.lines().size() == 1);

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(1);
  }

  @Test
  void flushDoesNotSitOutAnAbsence() {
    backend.answerAlways(AWAY);
    start(patient());
    offer("a");

    // Would wait for a day otherwise.
    assertThat(delivery.flush(NEVER)).isFalse();
    assertThat(delivery.flush(NEVER)).isFalse();
    assertThat(backend.bodies()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void flushGivesUpWhenItsTimeIsUp() {
    backend.hang();
    start(eager());
    offer("a");

    assertThat(delivery.flush(Duration.ofMillis(50))).isFalse();
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void flushGivesUpWhenItsThreadIsInterrupted() {
    backend.hang();
    start(eager());
    offer("a");
    Thread.currentThread().interrupt();

    boolean flushed = delivery.flush(NEVER);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(flushed).isFalse();
  }

  @Test
  void severalFlushesAtOnceAllReturn() throws Exception {
    start(patient());
    offer("a");
    AtomicInteger flushed = new AtomicInteger();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                if (delivery.flush(AMPLE)) {
                  flushed.incrementAndGet();
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(flushed).hasValue(4);
  }

  @Test
  void closeSendsWhatWaitsAndTakesNoMore() {
    start(patient());
    offer("a", "b");

    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(2);
    await().until(backend::isClosed);
    assertThat(delivery.offer(SampleEvents.event("late"))).isFalse();
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(1);
    assertThat(delivery.close(AMPLE)).isTrue();
  }

  @Test
  void closeCancelsAnAttemptThatHangs() {
    backend.hang();
    start(eager().batchSize(2));
    offer("a", "b", "c");
    await().until(() -> backend.bodies().size() == 1);

    assertThat(delivery.close(Duration.ofMillis(20))).isTrue();
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(3);
    assertThat(delivery.account().waiting()).isZero();
    assertThat(backend.bodies()).hasSize(1);
  }

  @Test
  void closeTriesOnceMoreAndThenGivesUp() {
    backend.answerAlways(AWAY);
    start(patient().batchInterval(Duration.ZERO));
    offer("a");
    await().until(() -> log.lines().size() == 1);

    assertThat(delivery.close(Duration.ofMillis(50))).isTrue();
    assertThat(backend.bodies()).hasSize(2);
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(1);
  }

  @Test
  void closeWithoutAnyEventStartsNoThreadButOneThatClosesTheBackend() {
    start(eager());

    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(threadsMade).hasValue(1);
    await().until(backend::isClosed);
  }
}
