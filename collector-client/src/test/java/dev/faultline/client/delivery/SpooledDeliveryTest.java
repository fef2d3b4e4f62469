package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.spool.SpoolSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events when there is a spool between the queue and the backend. */
class SpooledDeliveryTest extends DeliveryScenario {
  @TempDir private Path folder;

  private SpoolSettings.Builder spool() {
    return SpoolSettings.in(folder.resolve("spool").toFile());
  }

  private DeliverySettings.Builder spooling() {
    return eager().spool(spool().build()).replayInterval(Duration.ofMillis(1));
  }

  /** The backend comes back when the test says so, not after a pause. */
  private DeliverySettings.Builder spoolingWhileAway() {
    return patient()
        .batchInterval(Duration.ZERO)
        .spool(spool().build())
        .replayInterval(Duration.ofMillis(1));
  }

  private List<Path> segments() throws IOException {
    Path spool = folder.resolve("spool");
    if (!Files.isDirectory(spool)) {
      return List.of();
    }
    try (var files = Files.list(spool)) {
      return files.toList();
    }
  }

  private void offerOneByOne(int count) {
    for (int i = 0; i < count; i++) {
      int already = i;
      await().until(() -> delivery.account().spooled() == already);
      offer("e" + i);
    }
    await().until(() -> delivery.account().spooled() == count);
  }

  @Test
  void aBatchIsOnDiskWhileItIsSentAndNotAfterwards() throws IOException {
    backend.hang();
    start(spooling());
    offer("a");
    await().until(() -> backend.bodies().size() == 1);

    assertThat(segments()).hasSize(1);
    assertThat(Files.size(segments().get(0))).isGreaterThan(20);
    backend.proceed();
    await().until(() -> delivery.account().delivered() == 1);
    delivery.close(AMPLE);
    await().until(() -> segments().isEmpty());
  }

  @Test
  void aFlushThatTheBackendDoesNotTakePutsAllOnDisk() {
    backend.answerAlways(AWAY);
    start(patient().batchSize(2).spool(spool().build()));
    offer("a", "b", "c", "d", "e", "f", "g");

    assertThat(delivery.flush(AMPLE)).isTrue();
    assertThat(delivery.account().toString())
        .isEqualTo("offered 7 = delivered 0 + refused 0 + dropped {} + spooled 7 + waiting 0");
  }

  @Test
  void whatWaitsBehindAnAttemptThatHangsIsLeftOnDisk() {
    backend.hang();
    start(eager().batchSize(2).spool(spool().build()));
    offer("a", "b");
    await().until(() -> backend.bodies().size() == 1);
    offer("c", "d", "e");

    assertThat(delivery.flush(Duration.ofMillis(20))).isFalse();
    assertThat(delivery.await(delivery.requestLeave(), AMPLE)).isTrue();
    assertThat(delivery.account().spooled()).isEqualTo(5);
    assertThat(delivery.account().waiting()).isZero();
  }

  @Test
  void aBackendThatIsAwayFillsTheDiskAndNotTheQueue() {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway().queueCapacity(1));
    offerOneByOne(10);

    assertThat(delivery.account().toString())
        .isEqualTo("offered 10 = delivered 0 + refused 0 + dropped {} + spooled 10 + waiting 0");
    assertThat(backend.bodies()).as("attempts while the circuit is open").hasSize(1);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0)).contains("events are kept on disk meanwhile, in " + folder);

    backend.answerAlways(SendOutcome.accepted());
    delivery.flush(AMPLE);
    await().until(() -> delivery.account().delivered() == 10);
    assertThat(backend.bodies().subList(1, 11))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "e" + i).toList());
  }

  @Test
  void whatAProcessLeavesIsSentByTheNextWithoutAnyEventOfItsOwn() {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway());
    offerOneByOne(3);
    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(delivery.account().spooled()).isEqualTo(3);
    assertThat(delivery.account().dropped()).isZero();
    await().until(backend::isClosed);

    backend.answerAlways(SendOutcome.accepted());
    start(spooling());
    delivery.resume();
    await().until(() -> delivery.account().delivered() == 3);
    assertThat(delivery.account().toString())
        .isEqualTo("offered 0 + found 3 = delivered 3 + refused 0 + dropped {} + waiting 0");
  }

  @Test
  void withNothingLeftResumingStartsNoThread() {
    start(spooling());
    delivery.resume();

    assertThat(threadsMade).hasValue(0);
  }

  @Test
  void closeLeavesOnDiskWhatTheBackendDoesNotTakeAndDoesNotWaitForIt() {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway().batchSize(1));
    offerOneByOne(1);
    offer("b", "c");

    assertThat(delivery.close(NEVER)).isTrue();
    assertThat(delivery.account().spooled()).isEqualTo(3);
    assertThat(delivery.account().waiting()).isZero();
  }

  @RepeatedTest(20)
  void closeReturnsWhenTheFolderIsLeftAlone() throws IOException {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway());
    offer("a");

    assertThat(delivery.close(AMPLE)).isTrue();
    assertThat(backend.isClosed()).isTrue();
    assertThat(segments())
        .as("let go, by its name")
        .singleElement(InstanceOfAssertFactories.PATH)
        .asString()
        .doesNotMatch(".*\\.[0-9a-f]{8}\\.spool");
  }

  @Test
  void freshEventsGoBeforeThoseOnDisk() {
    backend.answerAlways(AWAY);
    // Only a flush sends: one on its way while the circuit is open would go to the disk.
    start(patient().spool(spool().build()).replayInterval(NEVER));
    for (int i = 0; i < 3; i++) {
      int already = i;
      offer("e" + i);
      delivery.flush(AMPLE);
      await().until(() -> delivery.account().spooled() == already + 1);
    }
    int attempts = backend.bodies().size();

    backend.answerAlways(SendOutcome.accepted());
    offer("fresh");
    assertThat(delivery.flush(AMPLE)).isTrue();
    offer("fresher");
    assertThat(delivery.flush(AMPLE)).isTrue();
    // One is due at once, the others a day later.
    await().until(() -> delivery.account().delivered() == 3);
    assertThat(delivery.account().spooled()).isEqualTo(2);
    assertThat(backend.bodies().get(attempts)).isEqualTo("fresh");
    assertThat(backend.bodies()).contains("fresher");
  }

  @Test
  void aFullSpoolKeepsWhatItHasAndTheRestWaitsInMemory() {
    backend.answerAlways(AWAY);
    String large = "x".repeat(30_000);
    start(spoolingWhileAway().spool(spool().maxBytes(1 << 16).build()).batchSize(1));
    offer(large, large, large);

    await().until(() -> log.lines().stream().anyMatch(line -> line.contains("as there may be")));
    assertThat(delivery.account().spooled()).isEqualTo(2);
    assertThat(delivery.account().waiting()).isEqualTo(1);

    backend.answerAlways(SendOutcome.accepted());
    delivery.flush(AMPLE);
    await().until(() -> delivery.account().delivered() == 3);
    offer("small");
    await().until(() -> log.lines().stream().anyMatch(line -> line.contains("on disk again")));
  }

  @Test
  void withoutAFolderEverythingWaitsInMemoryAndThatIsSaidOnce() throws IOException {
    Files.writeString(folder.resolve("spool"), "in the way");
    backend.answer(AWAY, AWAY);
    start(spooling().queueCapacity(9));
    offer("a");
    await().until(() -> delivery.account().delivered() == 1);
    offer("b");
    await().until(() -> delivery.account().delivered() == 2);

    assertThat(log.lines()).filteredOn(line -> line.contains("in memory alone")).hasSize(1);
    assertThat(log.lines())
        .filteredOn(line -> line.contains("does not take events"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("trying again, up to 9 events are kept meanwhile"));
    assertThat(delivery.account().spooled()).isZero();
  }

  @Test
  void aBatchThatIsDamagedOnDiskIsCountedAndTheOthersAreSent() throws IOException {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway());
    offerOneByOne(3);
    delivery.close(AMPLE);
    await().until(backend::isClosed);
    damage(segments().get(0), "e1");

    backend.answerAlways(SendOutcome.accepted());
    start(spooling());
    delivery.resume();
    await().until(() -> delivery.account().delivered() == 2);
    await().until(() -> delivery.account().dropped(DropReason.SPOOL_DAMAGED) == 1);
    assertThat(delivery.account().found()).isEqualTo(3);
    assertThat(delivery.account().spooled()).isZero();
  }

  private static void damage(Path segment, String body) throws IOException {
    String content = Files.readString(segment, StandardCharsets.ISO_8859_1);
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.seek(content.indexOf(body));
      file.write('X');
    }
  }

  @Test
  void whatTheBackendWillNeverTakeDoesNotStayOnDisk() throws IOException {
    backend.answer(AWAY, SendOutcome.rejected(DropReason.BAD_REQUEST, "HTTP 400"));
    start(spoolingWhileAway());
    offerOneByOne(1);

    delivery.flush(AMPLE);
    await().until(() -> delivery.account().dropped(DropReason.BAD_REQUEST) == 1);
    assertThat(delivery.account().spooled()).isZero();
    delivery.close(AMPLE);
    await().until(() -> segments().isEmpty());
  }

  @Test
  void twoDeliveriesOfOneFolderSendEachEventOnce() {
    ScriptedBackend other = new ScriptedBackend();
    start(spooling());
    EventDelivery second = new EventDelivery(spooling().build(), other, Thread::new, log);
    try {
      for (int i = 0; i < 50; i++) {
        offer("a" + i);
        second.offer(SampleEvents.event("b" + i));
      }
      await().until(() -> delivery.account().delivered() == 50);
      await().until(() -> second.account().delivered() == 50);
      assertThat(String.join("\n", backend.bodies()).split("\n")).hasSize(50);
      assertThat(String.join("\n", other.bodies()).split("\n")).hasSize(50);
    } finally {
      second.close(AMPLE);
    }
  }
}
