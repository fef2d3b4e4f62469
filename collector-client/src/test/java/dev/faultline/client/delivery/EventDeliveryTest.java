package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.ExceptionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventDeliveryTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final SendOutcome AWAY = SendOutcome.retryable("connection refused");

  private final ScriptedSender sender = new ScriptedSender();
  private final RecordingLog log = new RecordingLog();
  private final AtomicInteger threadsMade = new AtomicInteger();
  private BatchEncoder encoder = EventDeliveryTest::messages;
  private EventDelivery delivery;

  @AfterEach
  void close() {
    if (delivery != null) {
      delivery.close(Duration.ZERO);
    }
  }

  private static byte[] messages(List<ExceptionEvent> events) {
    return events.stream()
        .map(event -> event.exceptions().get(0).message())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Batches that only fill, flush or close can complete; back-off that only flush or close can end.
   */
  private static DeliverySettings.Builder patient() {
    return DeliverySettings.builder().batchInterval(NEVER).initialBackoff(NEVER).maxBackoff(NEVER);
  }

  private static DeliverySettings.Builder eager() {
    return DeliverySettings.builder()
        .batchInterval(Duration.ZERO)
        .initialBackoff(Duration.ofMillis(2))
        .maxBackoff(Duration.ofMillis(5));
  }

  private void start(DeliverySettings.Builder settings) {
    delivery =
        new EventDelivery(
            settings.build(),
            events -> encoder.encode(events),
            sender,
            work -> {
              threadsMade.incrementAndGet();
              return new Thread(work);
            },
            log);
  }

  private void offer(String... messages) {
    for (String message : messages) {
      delivery.offer(SampleEvents.event(message));
    }
  }

  @Test
  void startsNoThreadBeforeTheFirstEvent() {
    start(eager());
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(threadsMade).hasValue(0);

    offer("a");
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(threadsMade).hasValue(1);
    assertThat(sender.thread()).isEqualTo("faultline-export");
  }

  @Test
  void sendsWhenABatchIsFull() {
    start(patient().batchSize(2));
    offer("a", "b", "c", "d", "e");

    await().until(() -> sender.bodies().size() == 2);
    assertThat(sender.bodies()).containsExactly("a\nb", "c\nd");
    await().until(() -> delivery.account().delivered() == 4);
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void sendsWhenABatchIsLargeEnough() {
    long one = EventSize.of(SampleEvents.event("a"));
    start(patient().batchBytes(3 * one));
    offer("a", "b", "c");

    await().until(() -> delivery.account().delivered() == 3);
    assertThat(sender.bodies()).containsExactly("a\nb\nc");
  }

  @Test
  void sendsAnEventLargerThanABatchByItself() {
    start(patient().batchBytes(1));
    offer("a", "b");

    await().until(() -> delivery.account().delivered() == 2);
    assertThat(sender.bodies()).containsExactly("a", "b");
  }

  @Test
  void sendsWhenAnEventIsOldEnough() {
    start(patient().batchInterval(Duration.ofMillis(20)));
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
  }

  @Test
  void flushSendsWhatWouldOtherwiseWait() {
    start(patient());
    offer("a", "b");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(sender.bodies()).containsExactly("a\nb");
    assertThat(delivery.account().toString())
        .isEqualTo("offered 2 = delivered 2 + refused 0 + dropped {} + waiting 0");
  }

  @Test
  void keepsABatchUntilTheBackendIsBackAndSaysSoOnceEach() {
    sender.answer(AWAY, AWAY, AWAY, AWAY);
    start(eager());
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(sender.bodies()).containsExactly("a", "a", "a", "a", "a");
    await().until(() -> log.lines().size() == 2);
    assertThat(log.lines().get(0))
        .startsWith("WARN The backend http://localhost:4318/v1/logs does not take events")
        .contains("connection refused");
    assertThat(log.lines().get(1)).startsWith("INFO").contains("takes events again");
  }

  @Test
  void flushCutsTheBackOffShort() {
    sender.answer(AWAY);
    start(patient().batchInterval(Duration.ZERO));
    offer("a");
    await().until(() -> log.lines().size() == 1);

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(sender.bodies()).containsExactly("a", "a");
  }

  @Test
  void flushCutsShortWhatTheBackendAskedFor() {
    sender.answer(SendOutcome.retryableAfter("HTTP 503", NEVER.toNanos()));
    start(eager());
    offer("a");
    await().until(() -> log.lines().size() == 1);

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(1);
  }

  @Test
  void flushGivesUpWhenItsTimeIsUp() {
    sender.hang();
    start(eager());
    offer("a");

    assertThat(delivery.flush(Duration.ofMillis(50))).isFalse();
    assertThat(delivery.account().waiting()).isEqualTo(1);
  }

  @Test
  void flushGivesUpWhenItsThreadIsInterrupted() {
    sender.hang();
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
  void dropsWhatTheBackendWillNeverTakeUnderItsReason() {
    sender.answer(
        SendOutcome.rejected(DropReason.BAD_REQUEST, "HTTP 400: no"),
        SendOutcome.rejected(DropReason.UNAUTHORIZED, "HTTP 401"));
    start(patient().batchSize(2));
    offer("a", "b", "c", "d", "e");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().droppedByReason())
        .isEqualTo(Map.of(DropReason.BAD_REQUEST, 2L, DropReason.UNAUTHORIZED, 2L));
    assertThat(delivery.account().delivered()).isEqualTo(1);
    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().get(0)).contains("Dropped 2 events", "bad_request: HTTP 400: no");
  }

  @Test
  void saysTheSameRefusalOnlyOnce() {
    sender.answerAlways(SendOutcome.rejected(DropReason.NOT_FOUND, "HTTP 404"));
    start(patient().batchSize(1));
    offer("a", "b", "c");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().dropped(DropReason.NOT_FOUND)).isEqualTo(3);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void sendsHalvesOfABatchThatIsTooLarge() {
    SendOutcome tooLarge = SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413");
    sender.answer(tooLarge, SendOutcome.accepted(), tooLarge, tooLarge);
    start(patient());
    offer("a", "b", "c", "d");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(sender.bodies()).containsExactly("a\nb\nc\nd", "a\nb", "c\nd", "c", "d");
    assertThat(delivery.account().delivered()).isEqualTo(3);
    assertThat(delivery.account().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
  }

  @Test
  void countsWhatABackendRefusesOfABatch() {
    sender.answer(SendOutcome.accepted(2, "quota"));
    start(patient());
    offer("a", "b", "c");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(1);
    assertThat(delivery.account().refused()).isEqualTo(2);
    await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).contains("refused 2 events of a batch: quota");
  }

  @Test
  void neverCountsMoreRefusedThanWereSent() {
    sender.answer(SendOutcome.accepted(1_000, null), SendOutcome.accepted(-3, null));
    start(patient().batchSize(2));
    offer("a", "b", "c", "d");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().refused()).isEqualTo(2);
    assertThat(delivery.account().delivered()).isEqualTo(2);
  }

  @Test
  void dropsOnlyTheEventThatCannotBeEncoded() {
    encoder =
        events -> {
          byte[] body = messages(events);
          if (new String(body, StandardCharsets.UTF_8).contains("bad")) {
            throw new IOException("cannot write it");
          }
          return body;
        };
    start(patient());
    offer("a", "bad", "c", "d", "e");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(String.join("\n", sender.bodies())).isEqualTo("a\nc\nd\ne");
    assertThat(delivery.account().delivered()).isEqualTo(4);
    assertThat(delivery.account().dropped(DropReason.UNENCODABLE)).isEqualTo(1);
  }

  @Test
  void aBrokenTransportCostsTheBatchAndNotTheThread() {
    AtomicReference<Throwable> broken =
        new AtomicReference<>(new NoClassDefFoundError("okhttp3/X"));
    LogsSender breaking =
        new LogsSender() {
          @Override
          public SendOutcome send(byte[] body) {
            Throwable failure = broken.getAndSet(null);
            if (failure instanceof Error) {
              throw (Error) failure;
            }
            return sender.send(body);
          }

          @Override
          public void cancel() {}

          @Override
          public void close() {}
        };
    delivery =
        new EventDelivery(patient().batchSize(1).build(), encoder, breaking, Thread::new, log);
    offer("a", "b");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().dropped(DropReason.SEND_FAILED)).isEqualTo(1);
    assertThat(delivery.account().delivered()).isEqualTo(1);
    assertThat(log.lines().get(0)).contains("NoClassDefFoundError: okhttp3/X");
  }

  @Test
  void aLogThatThrowsStopsNothing() {
    sender.answer(
        AWAY, SendOutcome.accepted(1, "x"), SendOutcome.rejected(DropReason.REJECTED, "y"));
    ClientLog broken =
        new ClientLog() {
          @Override
          public void info(String message) {
            throw new IllegalStateException();
          }

          @Override
          public void warn(String message) {
            throw new IllegalStateException();
          }
        };
    delivery =
        new EventDelivery(eager().batchSize(1).build(), encoder, sender, Thread::new, broken);
    offer("a", "b", "c");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(1);
  }

  @Test
  void dropsTheNewestWhenTheQueueIsFull() {
    sender.answer(AWAY);
    start(patient().batchInterval(Duration.ZERO).queueCapacity(3));
    offer("a");
    await().until(() -> log.lines().size() == 1);
    offer("b", "c", "d", "e");

    assertThat(delivery.account().dropped(DropReason.QUEUE_FULL)).isEqualTo(2);
    assertThat(delivery.account().waiting()).isEqualTo(3);
    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(sender.bodies()).containsExactly("a", "a", "b\nc");
  }

  @Test
  void boundsTheQueueByBytesTooButLetsOneHugeEventWait() {
    sender.hang();
    long one = EventSize.of(SampleEvents.event("a"));
    start(patient().queueBytes(2 * one));
    String huge = "x".repeat((int) (10 * one));

    assertThat(delivery.offer(SampleEvents.event(huge))).isTrue();
    assertThat(delivery.offer(SampleEvents.event("a"))).isFalse();
    assertThat(delivery.account().waitingBytes()).isGreaterThan(2 * one);
  }

  @Test
  void closeSendsWhatWaitsAndTakesNoMore() {
    start(patient());
    offer("a", "b");

    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(2);
    await().until(sender::isClosed);
    assertThat(delivery.offer(SampleEvents.event("late"))).isFalse();
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(1);
    assertThat(delivery.close(AMPLE)).isTrue();
  }

  @Test
  void closeCancelsAnAttemptThatHangs() {
    sender.hang();
    start(eager().batchSize(2));
    offer("a", "b", "c");
    await().until(() -> sender.bodies().size() == 1);

    assertThat(delivery.close(Duration.ofMillis(20))).isTrue();
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(3);
    assertThat(delivery.account().waiting()).isZero();
    assertThat(sender.bodies()).hasSize(1);
  }

  @Test
  void closeTriesOnceMoreAndThenGivesUp() {
    sender.answerAlways(AWAY);
    start(patient().batchInterval(Duration.ZERO));
    offer("a");
    await().until(() -> log.lines().size() == 1);

    assertThat(delivery.close(Duration.ofMillis(50))).isTrue();
    assertThat(sender.bodies()).hasSize(2);
    assertThat(delivery.account().dropped(DropReason.CLOSED)).isEqualTo(1);
  }

  @Test
  void closeWithoutAnyEventStartsNoThread() {
    start(eager());

    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(threadsMade).hasValue(0);
    assertThat(sender.isClosed()).isTrue();
  }

  @Test
  void triesAgainWhenTheThreadCannotBeStarted() {
    AtomicInteger tries = new AtomicInteger();
    delivery =
        new EventDelivery(
            patient().build(),
            encoder,
            sender,
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
            encoder,
            sender,
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

  @Test
  void theAccountIsExactAtEveryMomentWithManyProducersAndAnOverflow() throws Exception {
    int producers = 8;
    int each = 5_000;
    int capacity = 64;
    sender.answer(AWAY, SendOutcome.rejected(DropReason.BAD_REQUEST, "no"));
    sender.answer(SendOutcome.accepted(3, "quota"));
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
