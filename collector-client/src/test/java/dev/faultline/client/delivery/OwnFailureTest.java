package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error, of ours or of the JVM's, costs what is in hand, which is counted, and no thread. */
class OwnFailureTest extends DeliveryScenario {
  @TempDir private Path folder;

  @Test
  void anErrorWhileABatchIsWrittenCostsTheBatch() {
    AtomicInteger encoded = new AtomicInteger();
    backend.encodeBy(
        events -> {
          if (encoded.incrementAndGet() == 1) {
            throw new NoClassDefFoundError("com/fasterxml/jackson/X");
          }
          return ScriptedBackend.messages(events);
        });
    start(patient().batchSize(2));
    offer("a", "b", "c", "d");

    await().until(() -> delivery.account().waiting() == 0);
    assertThat(delivery.account().toString())
        .isEqualTo("offered 4 = delivered 2 + refused 0 + dropped {INTERNAL_ERROR=2} + waiting 0");
    assertThat(threadsMade).hasValue(1);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0)).contains("failed, and goes on", "NoClassDefFoundError");
  }

  @Test
  void anErrorInHalfABatchCostsTheOtherHalf() {
    SendOutcome tooLarge = SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413");
    backend.answer(tooLarge);
    AtomicInteger encoded = new AtomicInteger();
    backend.encodeBy(
        events -> {
          if (encoded.incrementAndGet() == 3) {
            throw new AssertionError("broken");
          }
          return ScriptedBackend.messages(events);
        });
    start(patient().batchSize(4));
    offer("a", "b", "c", "d");

    await().until(() -> delivery.account().waiting() == 0);
    assertThat(delivery.account().delivered()).isEqualTo(2);
    assertThat(delivery.account().dropped(DropReason.INTERNAL_ERROR)).isEqualTo(2);
    assertThat(delivery.account().waitingBytes()).isZero();
  }

  @Test
  void withoutMemoryForTheSpoolEventsWaitInMemory() {
    start(eager().spool(SpoolSettings.in(new Exhausted(folder.resolve("spool"), 1)).build()));
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0)).contains("in memory alone", "OutOfMemoryError");
    offer("b");
    await().until(() -> delivery.account().delivered() == 2);
    assertThat(threadsMade).as("one that exports, one that sends").hasValue(2);
  }

  @Test
  void aBackendThatFailsAtItsEndIsClosedAndNobodyWaits() {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Backend failing =
        new Backend() {
          @Override
          public String description() {
            return "failing";
          }

          @Override
          public byte[] encode(List<? extends Event> events) {
            return new byte[1];
          }

          @Override
          public SendOutcome send(byte[] body) {
            return SendOutcome.accepted();
          }

          @Override
          public void cancel() {}

          @Override
          public void close() {
            closed.set(true);
            throw new NoClassDefFoundError("okhttp3/X");
          }
        };
    delivery =
        new EventDelivery(
            eager().build(),
            failing,
            work -> {
              Thread thread = new Thread(work);
              thread.setUncaughtExceptionHandler((ended, failure) -> uncaught.set(failure));
              return thread;
            },
            log);
    offer("a");

    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(delivery.account().delivered()).isEqualTo(1);
    await().untilTrue(closed);
    assertThat(uncaught).hasValue(null);
  }

  @Test
  void aBackendThatCannotBeClosedMakesRoomForTheNext() {
    start(patient().batchInterval(Duration.ZERO));
    backend.breakAtClose();
    ScriptedBackend next = new ScriptedBackend();
    delivery.replaceBackend(next, null);
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(next.bodies()).containsExactly("a");
  }

  /** A folder that cannot be made for want of memory, some times. */
  private static final class Exhausted extends File {
    private static final long serialVersionUID = 1;
    private final AtomicInteger times;

    Exhausted(Path path, int times) {
      super(path.toString());
      this.times = new AtomicInteger(times);
    }

    @Override
    public boolean mkdirs() {
      if (times.getAndDecrement() > 0) {
        throw new OutOfMemoryError("Java heap space");
      }
      return super.mkdirs();
    }
  }
}
