package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches and events that are too large for the backend: fresh ones, and such as wait on disk. */
class TooLargeTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final int EACH = 10;

  @TempDir private File folder;

  private final LimitedBackend backend = new LimitedBackend();
  private EventDelivery delivery;

  /** Takes bodies up to a size. A body has a line for each event. */
  private static final class LimitedBackend implements Backend {
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> refused = Collections.synchronizedList(new ArrayList<>());
    private volatile int most = Integer.MAX_VALUE;
    private volatile boolean away;
    private volatile boolean parts = true;

    /** Away for one attempt after so many that were taken. */
    private volatile int awayAfter = -1;

    @Override
    public String description() {
      return "limited";
    }

    @Override
    public byte[] encode(List<? extends Event> events) {
      return ScriptedBackend.messages(events);
    }

    @Override
    public List<byte[]> halve(byte[] body, int events) {
      if (!parts) {
        return null;
      }
      List<String> lines = lines(body);
      assertThat(lines).hasSize(events);
      return List.of(
          join(lines.subList(0, events / 2)), join(lines.subList(events / 2, lines.size())));
    }

    @Override
    public SendOutcome send(byte[] body) {
      if (away) {
        return SendOutcome.retryable("away");
      }
      if (awayAfter == 0) {
        awayAfter = -1;
        return SendOutcome.retryable("away in the middle");
      }
      if (body.length > most) {
        refused.add(body.length);
        return SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413");
      }
      awayAfter--;
      taken.add(new String(body, StandardCharsets.UTF_8));
      return SendOutcome.accepted();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    List<String> events() {
      return taken.stream().flatMap(String::lines).toList();
    }

    int largest() {
      return taken.stream().mapToInt(body -> (int) body.lines().count()).max().orElse(0);
    }

    private static List<String> lines(byte[] body) {
      return new String(body, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] join(List<String> lines) {
      return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
  }

  private void start(DeliverySettings.Builder settings) {
    delivery =
        new EventDelivery(
            settings
                .batchSize(64)
                .batchInterval(AMPLE)
                .initialBackoff(Duration.ofMillis(1))
                .maxBackoff(Duration.ofMillis(2))
                .replayInterval(Duration.ofMillis(1))
                .build(),
            backend,
            Thread::new,
            new RecordingLog());
  }

  @AfterEach
  void close() {
    delivery.close(Duration.ZERO);
  }

  /** Each of ten bytes with its newline, all different, all of the same estimated size. */
  private static List<String> small(int count) {
    return IntStream.range(0, count).mapToObj(i -> String.format("event%04d", i)).toList();
  }

  private void offer(List<String> messages) {
    messages.forEach(message -> delivery.offer(SampleEvents.event(message)));
  }

  private DeliveryAccount deliver(List<String> messages) {
    offer(messages);
    assertThat(delivery.flush(AMPLE)).isTrue();
    return delivery.account();
  }

  @Test
  void aBatchThatIsTooLargeIsPartedUntilItFits() {
    backend.most = 10 * EACH;
    start(DeliverySettings.builder());
    DeliveryAccount account = deliver(small(64));

    assertThat(backend.events()).containsExactlyElementsOf(small(64));
    assertThat(account.delivered()).isEqualTo(64);
    assertThat(account.dropped()).isZero();
  }

  @Test
  void whatWasTooLargeIsRemembered() {
    backend.most = 16 * EACH;
    start(DeliverySettings.builder());
    deliver(small(64));
    assertThat(backend.refused).as("64, 32").hasSize(2);

    for (int batch = 0; batch < 30; batch++) {
      deliver(small(64));
    }
    assertThat(delivery.account().delivered()).isEqualTo(31 * 64);
    // Each refusal is followed by a climb over 64 parts or more, of four a batch.
    assertThat(backend.refused).hasSizeLessThan(8);
  }

  @Test
  void batchesGrowAgainWhenTheBackendTakesLargerOnes() {
    backend.most = 16 * EACH;
    start(DeliverySettings.builder());
    deliver(small(64));
    backend.most = Integer.MAX_VALUE;
    backend.taken.clear();

    deliver(small(64));
    assertThat(backend.largest()).as("slowly").isBetween(16, 20);
    for (int batch = 0; batch < 400; batch++) {
      deliver(small(64));
    }
    assertThat(backend.largest()).isEqualTo(64);
    assertThat(delivery.account().delivered()).isEqualTo(402 * 64);
  }

  @Test
  void anotherBackendMayTakeMore() {
    backend.most = 16 * EACH;
    start(DeliverySettings.builder());
    deliver(small(64));

    LimitedBackend next = new LimitedBackend();
    delivery.replaceBackend(next, null);
    deliver(small(64));
    assertThat(next.largest()).isEqualTo(64);
  }

  @Test
  void oneEventThatIsTooLargeIsDroppedAloneAndLeavesBatchesLarge() {
    backend.most = 64 * EACH;
    start(DeliverySettings.builder());
    List<String> messages = new ArrayList<>(small(63));
    messages.add(30, "x".repeat(100_000));
    DeliveryAccount account = deliver(messages);

    assertThat(account.delivered()).isEqualTo(63);
    assertThat(account.droppedByReason()).isEqualTo(Map.of(DropReason.TOO_LARGE, 1L));
    assertThat(backend.events()).containsExactlyElementsOf(small(63));

    backend.taken.clear();
    deliver(small(64));
    assertThat(backend.taken)
        .as("half of what it made too large still holds many")
        .hasSizeLessThan(3);
  }

  private DeliverySettings.Builder spooling() {
    return DeliverySettings.builder().spool(SpoolSettings.in(folder).build());
  }

  /** Full batches on disk, of a backend that is away. */
  private void fillSpool(List<String> messages) {
    backend.away = true;
    start(spooling());
    offer(messages);
    delivery.flush(AMPLE);
    await().until(() -> delivery.account().spooled() == messages.size());
  }

  @Test
  void whatWaitsOnDiskIsPartedToo() {
    List<String> messages = new ArrayList<>(small(191));
    messages.add(100, "x".repeat(10_000));
    fillSpool(messages);
    backend.most = 10 * EACH;
    backend.away = false;

    await().until(() -> delivery.account().spooled() == 0);
    DeliveryAccount account = delivery.account();
    assertThat(account.delivered()).isEqualTo(191);
    assertThat(account.droppedByReason()).isEqualTo(Map.of(DropReason.TOO_LARGE, 1L));
    assertThat(backend.events()).containsExactlyElementsOf(small(191));
  }

  @Test
  void whatIsOnDiskIsPartedBeforeItIsSentWhenTheLastOneWasTooLarge() {
    fillSpool(small(192));
    backend.most = 16 * EACH;
    backend.away = false;

    await().until(() -> delivery.account().spooled() == 0);
    assertThat(backend.refused).as("64, 32").hasSize(2);
    assertThat(backend.events()).containsExactlyElementsOf(small(192));
  }

  @Test
  void aPartThatHasToWaitKeepsTheBatchOnDiskAndTheAccountExact() {
    fillSpool(small(64));
    backend.most = 32 * EACH;
    backend.awayAfter = 1;
    backend.away = false;

    await().until(() -> delivery.account().spooled() == 0);
    DeliveryAccount account = delivery.account();
    assertThat(account.delivered()).isEqualTo(64);
    assertThat(account.dropped()).isZero();
    assertThat(new TreeSet<>(backend.events())).containsExactlyElementsOf(small(64));
    assertThat(backend.events()).as("the first half twice").hasSize(96);
  }

  @Test
  void whatCannotBePartedIsDroppedAndCounted() {
    fillSpool(small(64));
    backend.parts = false;
    backend.most = 10 * EACH;
    backend.away = false;

    await().until(() -> delivery.account().spooled() == 0);
    assertThat(delivery.account().droppedByReason()).isEqualTo(Map.of(DropReason.TOO_LARGE, 64L));
  }
}
