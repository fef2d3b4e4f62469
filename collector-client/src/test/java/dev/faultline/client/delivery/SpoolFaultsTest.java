package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, damaged, not to be written or taken away, beneath a delivery. */
class SpoolFaultsTest extends DeliveryScenario {
  private static final List<String> EVENTS = List.of("first", "second", "third");

  private final List<Thread> exporting = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  private void start(DeliverySettings.Builder settings, ScriptedBackend to) {
    delivery =
        new EventDelivery(
            settings.build(),
            to,
            work -> {
              Thread thread = new Thread(work);
              exporting.add(thread);
              return thread;
            },
            log);
  }

  private SpoolSettings.Builder spool() {
    return SpoolSettings.in(folder.resolve("spool").toFile());
  }

  private DeliverySettings.Builder spooling() {
    return eager().spool(spool().build()).replayInterval(Duration.ofMillis(1));
  }

  private DeliverySettings.Builder spoolingWhileAway(SpoolSettings spool) {
    return patient()
        .batchInterval(Duration.ZERO)
        .batchSize(1)
        .spool(spool)
        .replayInterval(Duration.ofMillis(1));
  }

  private DeliveryAccount end() throws InterruptedException {
    assertThat(delivery.close(AMPLE)).isTrue();
    for (Thread thread : exporting) {
      thread.join();
    }
    exporting.clear();
    return delivery.account();
  }

  private void assertSum(DeliveryAccount account) {
    assertThat(account.lost() + account.delivered() + account.spooled() + account.waiting())
        .as("%s", account)
        .isEqualTo(account.offered() + account.found());
  }

  /** As of a process that was killed while it began it: nothing is lost, so nobody is warned. */
  @Test
  void aSegmentThatEndsWithinItsHeadIsToldAndIsNoLoss() throws Exception {
    File segment = folder.resolve("spool/000000000000001-00000000.spool").toFile();
    Files.createDirectories(segment.getParentFile().toPath());
    Files.writeString(segment.toPath(), "FLSPOOL2...");
    start(spooling(), backend);
    delivery.resume();

    await().until(() -> !log.lines().isEmpty());
    assertThat(end().found()).isZero();
    assertThat(segment).doesNotExist();
    assertThat(log.lines())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("INFO " + folder)
        .endsWith(
            " ends after 11 bytes, before any batch: whoever began it died over it, and it is"
                + " removed");
  }

  @Test
  void aBackendThatIsAwayForLongerThanDiskAndMemoryHold() throws InterruptedException {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway(spool().maxBytes(1 << 16).build()).queueCapacity(4), backend);
    String padding = "x".repeat(20_000);
    for (int i = 0; i < 3; i++) {
      int spooled = i + 1;
      offer(i + padding);
      await().until(() -> delivery.account().spooled() == spooled);
    }
    offer(3 + padding);
    // Neither on disk nor sent: it is tried again, and all others wait behind it.
    await().until(() -> log.lines().stream().anyMatch(line -> line.contains("as there may be")));
    for (int i = 4; i < 20; i++) {
      offer(i + padding);
    }
    assertThat(delivery.account().dropped(DropReason.QUEUE_FULL)).isEqualTo(13);
    assertSum(delivery.account());

    backend.answerAlways(SendOutcome.accepted());
    delivery.flush(AMPLE);
    await().until(() -> delivery.account().delivered() == 7);
    List<Integer> arrived =
        backend.bodies().stream()
            .filter(body -> !body.isEmpty())
            .map(body -> Integer.parseInt(body.replace("x", "")))
            .distinct()
            .sorted()
            .toList();
    assertThat(arrived).containsExactlyElementsOf(IntStream.range(0, 7).boxed().toList());
    assertSum(end());
  }

  @Test
  void whatWaitsForTooLongIsCounted() throws InterruptedException {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway(spool().maxAge(Duration.ofMillis(1)).build()), backend);
    for (int i = 0; i < 3; i++) {
      int spooled = i + 1;
      offer("e" + i);
      await().until(() -> delivery.account().spooled() == spooled);
    }
    backend.answerAlways(SendOutcome.accepted());
    delivery.flush(AMPLE);

    await().until(() -> delivery.account().spooled() == 0);
    assertThat(delivery.account().dropped(DropReason.SPOOL_EXPIRED)).isPositive();
    assertThat(log.lines()).anyMatch(line -> line.contains("spool_expired"));
    assertSum(end());
  }

  @Test
  void aFolderOnAFileSystemThatTakesNone() throws InterruptedException {
    File proc = new File("/proc/faultline");
    assumeThat(proc.getParentFile()).isDirectory();
    backend.answer(AWAY);
    start(eager().spool(SpoolSettings.in(proc).build()), backend);
    offer("a");

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(log.lines()).filteredOn(line -> line.contains("in memory alone")).hasSize(1);
    assertThat(end().lost()).isZero();
  }

  @Test
  void aFileThatCannotBeHadCostsNothingElse() throws Exception {
    leave();
    segment();
    Path inTheWay = folder.resolve("spool/000000000000000-00000000.spool");
    Files.createDirectory(inTheWay);
    ScriptedBackend next = new ScriptedBackend();
    start(spooling(), next);
    offer("fresh");
    await().until(() -> delivery.account().delivered() == 4);

    DeliveryAccount account = end();
    assertThat(account.found()).isEqualTo(3);
    assertThat(account.lost()).isZero();
    assertSum(account);
    assertThat(next.bodies()).containsAll(EVENTS).contains("fresh");
    assertThat(log.lines())
        .filteredOn(line -> line.contains("in memory alone") || line.contains("cannot be had"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(inTheWay.toString());
  }

  @Test
  void aFolderThatIsTakenAwayCostsNothingThatIsInMemory() throws Exception {
    start(spooling(), backend);
    offer("a");
    await().until(() -> delivery.account().delivered() == 1);
    deleteSpool();
    for (int i = 0; i < 5; i++) {
      int delivered = i + 2;
      offer("b" + i);
      await().until(() -> delivery.account().delivered() == delivered);
    }

    assertThat(log.lines()).filteredOn(line -> line.contains("in memory alone")).hasSize(1);
    assertThat(end().lost()).isZero();
  }

  private void deleteSpool() throws IOException {
    Path spool = folder.resolve("spool");
    try (Stream<Path> files = Files.list(spool)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(spool);
  }

  @Test
  void aByteThatIsDamagedAnywhereCostsOneBatchAtMost() throws Exception {
    byte[] whole = leave();
    Path segment = segment();
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xFF;
      Files.createDirectories(segment.getParent());
      Files.write(segment, damaged);

      ScriptedBackend next = new ScriptedBackend();
      start(spooling(), next);
      delivery.resume();
      String spool = segment.getParent().toString();
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> isEmpty(spool));
      DeliveryAccount account = end();

      assertThat(EVENTS).as("byte %s", at).containsAll(next.bodies());
      assertThat(next.bodies())
          .as("byte %s", at)
          .hasSizeGreaterThanOrEqualTo(2)
          .doesNotHaveDuplicates();
      assertThat(account.delivered()).as("byte %s", at).isEqualTo(next.bodies().size());
      assertThat(account.spooled()).as("byte %s", at).isZero();
      assertSum(account);
      assertThat(account.dropped(DropReason.SPOOL_DAMAGED))
          .as("byte %s: %s", at, account)
          .isEqualTo(3 - next.bodies().size());
    }
    assertThat(log.lines())
        .filteredOn(line -> line.contains("were no whole batch and are cut"))
        .as("each byte of the last header but those of its state")
        .hasSize(24);
  }

  private static boolean isEmpty(String folder) {
    return new File(folder).list().length == 0;
  }

  /** Three batches on disk, as a process has left them. */
  private byte[] leave() throws Exception {
    backend.answerAlways(AWAY);
    start(spoolingWhileAway(spool().build()), backend);
    for (int i = 0; i < EVENTS.size(); i++) {
      int spooled = i + 1;
      offer(EVENTS.get(i));
      await().until(() -> delivery.account().spooled() == spooled);
    }
    end();
    byte[] whole = Files.readAllBytes(segment());
    return whole;
  }

  private Path segment;

  private Path segment() throws IOException {
    if (segment == null) {
      try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
        Path left = files.findFirst().orElseThrow();
        // As of a process that has ended, and not of this one.
        segment = left.resolveSibling("000000000000001-00000000.spool");
        Files.move(left, segment);
      }
    }
    return segment;
  }
}
