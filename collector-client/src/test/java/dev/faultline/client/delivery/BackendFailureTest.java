package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of events when the backend, or our way to it, fails. */
class BackendFailureTest extends DeliveryScenario {
  @Test
  void keepsABatchUntilTheBackendIsBackAndSaysSoOnceEach() {
    backend.answer(AWAY, AWAY, AWAY, AWAY);
    start(eager());
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(backend.bodies()).containsExactly("a", "a", "a", "a", "a");
    await().until(() -> log.lines().size() == 2);
    assertThat(log.lines().get(0))
        .startsWith("WARN The backend http://backend does not take events")
        .contains("connection refused");
    assertThat(log.lines().get(1)).startsWith("WARN").contains("takes events again");
  }

  @Test
  void saysOnceOfABackendThatComesAndGoes() {
    for (int i = 0; i < 10; i++) {
      backend.answer(AWAY, SendOutcome.accepted());
    }
    start(eager().batchSize(1));
    for (int i = 0; i < 10; i++) {
      offer("a" + i);
    }

    await().until(() -> delivery.account().delivered() == 10);
    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().get(0)).contains("does not take events");
    assertThat(log.lines().get(1)).contains("takes events again");
  }

  @Test
  void dropsWhatTheBackendWillNeverTakeUnderItsReason() {
    backend.answer(
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
    backend.answerAlways(SendOutcome.rejected(DropReason.NOT_FOUND, "HTTP 404"));
    start(patient().batchSize(1));
    offer("a", "b", "c");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().dropped(DropReason.NOT_FOUND)).isEqualTo(3);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void sendsHalvesOfABatchThatIsTooLarge() {
    SendOutcome tooLarge = SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413");
    backend.answer(tooLarge, SendOutcome.accepted(), tooLarge, tooLarge);
    start(patient());
    offer("a", "b", "c", "d");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(backend.bodies()).containsExactly("a\nb\nc\nd", "a\nb", "c\nd", "c", "d");
    assertThat(delivery.account().delivered()).isEqualTo(3);
    assertThat(delivery.account().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
  }

  @Test
  void countsWhatABackendRefusesOfABatch() {
    backend.answer(SendOutcome.accepted(2, "quota"));
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
    backend.answer(SendOutcome.accepted(1_000, null), SendOutcome.accepted(-3, null));
    start(patient().batchSize(2));
    offer("a", "b", "c", "d");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().refused()).isEqualTo(2);
    assertThat(delivery.account().delivered()).isEqualTo(2);
    await().until(() -> !log.lines().isEmpty());
    assertThat(log.lines().get(0))
        .endsWith(
            "refused 2 events of a batch (it says 1000, which cannot be): it does not say why");
  }

  @Test
  void dropsOnlyTheEventThatCannotBeEncoded() {
    backend.encodeBy(
        events -> {
          byte[] body = ScriptedBackend.messages(events);
          if (new String(body, StandardCharsets.UTF_8).contains("bad")) {
            throw new IOException("cannot write it");
          }
          return body;
        });
    start(patient());
    offer("a", "bad", "c", "d", "e");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(String.join("\n", backend.bodies())).isEqualTo("a\nc\nd\ne");
    assertThat(delivery.account().delivered()).isEqualTo(4);
    assertThat(delivery.account().dropped(DropReason.UNENCODABLE)).isEqualTo(1);
  }

  @Test
  void aBrokenTransportCostsTheBatchAndNotTheThread() {
    backend.breakOnce(new NoClassDefFoundError("okhttp3/X"));
    start(patient().batchSize(1));
    offer("a", "b");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().dropped(DropReason.SEND_FAILED)).isEqualTo(1);
    assertThat(delivery.account().delivered()).isEqualTo(1);
    assertThat(log.lines().get(0)).contains("NoClassDefFoundError: okhttp3/X");
  }

  @Test
  void aLogThatThrowsStopsNothing() {
    backend.answer(
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
    delivery = new EventDelivery(eager().batchSize(1).build(), backend, Thread::new, broken);
    offer("a", "b", "c");

    await().until(() -> delivery.account().waiting() == 0);
    assertThat(delivery.account().delivered()).isEqualTo(1);
  }
}
