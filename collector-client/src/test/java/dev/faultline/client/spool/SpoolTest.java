package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void givesBatchesInTheirOrderAndEachOnce() throws IOException {
    try (Spool spool = open()) {
      putBack(spool, "one", "two", "three");

      assertThat(texts(spool)).containsExactly("one", "two", "three");
      assertThat(spool.next()).isNull();
    }
  }

  @Test
  void hasABatchInOneHandAtATime() throws IOException {
    try (Spool spool = open()) {
      SpooledBatch batch = append(spool, "one");
      assertThat(spool.next()).as("in the hand of who appended it").isNull();

      spool.putBack(batch);
      SpooledBatch again = spool.next();
      assertThat(text(again)).isEqualTo("one");
      assertThat(spool.next()).isNull();

      spool.putBack(again);
      assertThat(text(spool.next())).isEqualTo("one");
    }
  }

  @Test
  void keepsWhatIsNotSettledForTheNextProcess() throws IOException {
    try (Spool spool = open()) {
      SpooledBatch one = append(spool, "one");
      append(spool, "two");
      append(spool, "three");
      spool.settle(one);
    }

    try (Spool spool = open()) {
      assertThat(spool.account().found()).isEqualTo(4);
      assertThat(settleAll(spool)).containsExactly("two", "three");
    }
    assertThat(segments()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenAllIsSettled() throws IOException {
    try (Spool spool = open()) {
      for (int i = 0; i < 1000; i++) {
        spool.settle(append(spool, "batch " + i));
      }
      assertThat(Files.size(segments().get(0))).isEqualTo(Segment.START);
    }
    assertThat(segments()).isEmpty();
  }

  @Test
  void writesSeveralSegmentsAndDeletesEachWhenAllOfItIsSettled() throws IOException {
    String large = "x".repeat(30_000);
    try (Spool spool = open()) {
      List<SpooledBatch> batches = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        batches.add(append(spool, i + large));
      }
      assertThat(segments()).hasSize(4);

      spool.settle(batches.get(0));
      spool.settle(batches.get(3));
      spool.settle(batches.get(2));
      assertThat(segments()).hasSize(3);
    }
    try (Spool spool = open()) {
      assertThat(settleAll(spool))
          .extracting(text -> text.charAt(0))
          .containsExactly('1', '4', '5', '6', '7');
    }
  }

  @Test
  void refusesAndCountsWhatIsBeyondItsBounds() throws IOException {
    String large = "x".repeat(30_000);
    try (Spool spool = Spool.open(settings().maxBytes(100_000).build(), clock(NOW))) {
      for (int i = 0; i < 3; i++) {
        assertThat(append(spool, large)).isNotNull();
      }
      assertThat(append(spool, large)).isNull();
      assertThat(append(spool, "small")).isNotNull();

      assertThat(spool.account().refused()).isEqualTo(2);
      assertThat(spool.account().waiting()).isEqualTo(8);
    }
  }

  @Test
  void sharesItsBoundsWithOtherProcesses() throws IOException {
    String large = "x".repeat(60_000);
    try (Spool one = Spool.open(settings().maxBytes(100_000).build(), clock(NOW));
        Spool other = Spool.open(settings().maxBytes(100_000).build(), clock(NOW))) {
      assertThat(append(one, large)).isNotNull();
      assertThat(append(other, large)).isNull();
    }
  }

  @Test
  void leavesTheSegmentsOfLivingProcessesAloneAndTakesThoseOfDeadOnes() throws IOException {
    try (Spool one = open();
        Spool other = open()) {
      putBack(one, "of one");
      putBack(other, "of the other");
      other.takeOver();
      assertThat(texts(other)).containsExactly("of the other");

      one.close();
      other.takeOver();
      assertThat(texts(other)).containsExactly("of one");
      assertThat(other.account().found()).isEqualTo(2);
    }
  }

  @Test
  void expiresWhatIsTooOld() throws IOException {
    try (Spool spool = open()) {
      putBack(spool, "one", "two");
    }
    Instant later = NOW.plus(Duration.ofHours(49));

    try (Spool spool = Spool.open(settings().build(), clock(later))) {
      assertThat(spool.next()).isNull();
      assertThat(spool.account().expired()).isEqualTo(4);
      assertThat(spool.account().waiting()).isZero();
    }
    assertThat(segments()).isEmpty();
  }

  @Test
  void doesNotMindAClockThatIsSetForwardWhileItIsOpen() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now.get();
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    try (Spool spool = Spool.open(settings().build(), clock)) {
      append(spool, "one");
    }
    try (Spool spool = Spool.open(settings().build(), clock)) {
      putBack(spool, "two");
      now.set(NOW.plus(Duration.ofDays(3)));
      assertThat(settleAll(spool)).containsExactly("one", "two");
      assertThat(spool.account().expired()).isZero();
    }
  }

  @Test
  void doesNotMindAClockThatIsSetBack() throws IOException {
    try (Spool spool = open()) {
      putBack(spool, "later");
    }
    Instant earlier = NOW.minus(Duration.ofDays(300));

    try (Spool spool = Spool.open(settings().build(), clock(earlier))) {
      append(spool, "earlier");
      assertThat(settleAll(spool)).containsExactly("later");
    }
    try (Spool spool = Spool.open(settings().build(), clock(earlier))) {
      assertThat(settleAll(spool)).containsExactly("earlier");
    }
  }

  @Test
  void saysWhyItCannotBeOpened() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Spool.open(SpoolSettings.in(file.resolve("spool").toFile()).build()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("file");
  }

  @Test
  void isReadableForItsOwnerAlone() throws IOException {
    Path made = folder.resolve("deep").resolve("spool");
    Spool.open(SpoolSettings.in(made.toFile()).build()).close();

    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(made)).hasSize(3);
    }
  }

  @Test
  void keepsAnAccountThatSumsUp() throws IOException {
    try (Spool spool = open()) {
      spool.settle(append(spool, "one"));
      append(spool, "two");
      putBack(spool, "three");
    }
    try (Spool spool = open()) {
      append(spool, "four");
      spool.settle(spool.next());

      assertThat(spool.account())
          .hasToString(
              "appended 2 + found 4 = settled 2 + damaged 0 + expired 0 + waiting 4; refused 0");
    }
  }

  private Spool open() throws IOException {
    return Spool.open(settings().build(), clock(NOW));
  }

  private SpoolSettings.Builder settings() {
    return SpoolSettings.in(folder.toFile()).segmentBytes(1 << 16).maxBytes(1 << 20);
  }

  private static Clock clock(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".spool")).sorted().toList();
    }
  }

  /** Of two events each. */
  private static SpooledBatch append(Spool spool, String text) throws IOException {
    return spool.append(text.getBytes(StandardCharsets.UTF_8), 2);
  }

  private static void putBack(Spool spool, String... texts) throws IOException {
    for (String text : texts) {
      spool.putBack(append(spool, text));
    }
  }

  private static List<String> texts(Spool spool) throws IOException {
    List<String> texts = new ArrayList<>();
    for (SpooledBatch batch = spool.next(); batch != null; batch = spool.next()) {
      texts.add(text(batch));
    }
    return texts;
  }

  private static List<String> settleAll(Spool spool) throws IOException {
    List<String> texts = new ArrayList<>();
    for (SpooledBatch batch = spool.next(); batch != null; batch = spool.next()) {
      texts.add(text(batch));
      spool.settle(batch);
    }
    return texts;
  }

  private static String text(SpooledBatch batch) {
    return new String(batch.body(), StandardCharsets.UTF_8);
  }
}
