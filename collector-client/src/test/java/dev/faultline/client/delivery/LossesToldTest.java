package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Disposition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backend is told of each event that was lost before it could know of it, once. */
class LossesToldTest extends DeliveryScenario {

  @Test
  void whatIsDisplacedAndWhatComesToAFullQueue() {
    backend.hang();
    start(eager().queueCapacity(2));
    offer("in hand");
    await().until(() -> backend.bodies().size() == 1);
    offer("waits", "too many", "too many");
    delivery.offer(SampleEvents.builder("higher").disposition(Disposition.UNCAUGHT).build());
    backend.proceed();
    assertThat(delivery.flush(AMPLE)).isTrue();
    offer("next");
    assertThat(delivery.flush(AMPLE)).isTrue();

    assertThat(delivery.account().delivered()).isEqualTo(3);
    assertThat(backend.losses())
        .isEqualTo(Map.of(DropReason.QUEUE_FULL, 2L, DropReason.DISPLACED, 1L))
        .allSatisfy(
            (reason, count) -> assertThat(delivery.account().dropped(reason)).isEqualTo(count));
  }

  @Test
  void whatCannotBeEncodedAndWhatIsLostInOurOwnHands() {
    backend.encodeBy(
        events -> {
          byte[] body = ScriptedBackend.messages(events);
          if (new String(body, StandardCharsets.UTF_8).equals("bad")) {
            throw new IOException("cannot write it");
          }
          return body;
        });
    backend.breakOnce(new NoClassDefFoundError("okhttp3/X"));
    start(eager().batchSize(1));
    offer("broken", "bad", "good");
    assertThat(delivery.flush(AMPLE)).isTrue();

    assertThat(backend.losses())
        .isEqualTo(Map.of(DropReason.SEND_FAILED, 1L, DropReason.UNENCODABLE, 1L));
  }

  @Test
  void notWhatItHasRefusedItself() {
    backend.answer(SendOutcome.rejected(DropReason.BAD_REQUEST, "HTTP 400"));
    start(eager().batchSize(1));
    offer("refused", "taken");
    assertThat(delivery.flush(AMPLE)).isTrue();

    assertThat(delivery.account().dropped(DropReason.BAD_REQUEST)).isEqualTo(1);
    assertThat(backend.losses()).isEmpty();
  }
}
