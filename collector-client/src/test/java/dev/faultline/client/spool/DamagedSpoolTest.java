package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a segment's bytes, the batches that are whole come out, and no other. */
class DamagedSpoolTest {

  private static final List<String> BATCHES = List.of("first batch", "second", "the third batch");
  private static final int EVENTS = 7;
  private static final String NAME = "000000000000001-00000000.spool";

  @TempDir private Path folder;

  @Test
  void aDamagedByteCostsOneBatchAtMost() throws IOException {
    byte[] whole = segment();
    for (int at = 0; at < whole.length; at++) {
      for (int bits : new int[] {0xFF, 1, 0x80}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) bits;

        Outcome outcome = read(damaged);

        assertThat(BATCHES).as("byte %s", at).containsSubsequence(outcome.batches);
        assertThat(outcome.batches).as("byte %s", at).hasSizeGreaterThanOrEqualTo(2);
        long missing = (BATCHES.size() - outcome.batches.size()) * (long) EVENTS;
        // Of a last record whose header is damaged nobody knows how many events it had.
        boolean unknown = !outcome.tails.isEmpty();
        assertThat(outcome.account.damaged())
            .as("byte %s: %s", at, outcome.account)
            .isEqualTo(unknown ? 1 : missing);
        assertThat(outcome.account.found())
            .isEqualTo(outcome.batches.size() * (long) EVENTS + outcome.account.damaged());
        if (unknown) {
          assertThat(outcome.batches).as("byte %s", at).isEqualTo(BATCHES.subList(0, 2));
          assertThat(outcome.tails)
              .extracting(TornTail::bytes)
              .containsExactly((long) RecordHeader.SIZE + BATCHES.get(2).length());
        }
        assertThat(outcome.account.waiting()).isZero();
      }
    }
  }

  @Test
  void aSegmentThatEndsAnywhereGivesAllThatIsWhole() throws IOException {
    byte[] whole = segment();
    for (int length = 0; length < whole.length; length++) {
      Outcome outcome = read(Arrays.copyOf(whole, length));

      assertThat(outcome.batches).as("length %s", length).isEqualTo(wholeIn(length));
      // Cut within its own head it has had no batch: whoever began it died over that.
      boolean begun = length > 0 && length < Segment.START;
      long tail = begun ? length : length - end(outcome.batches.size());
      boolean headerIsWhole = tail >= RecordHeader.SIZE;
      assertThat(outcome.account.damaged())
          .as("length %s", length)
          .isEqualTo(begun ? 0 : headerIsWhole ? EVENTS : tail > 0 ? 1 : 0);
      assertThat(outcome.tails)
          .as("length %s", length)
          .extracting(TornTail::bytes)
          .isEqualTo(tail > 0 ? List.of(tail) : List.of());
    }
  }

  @Test
  void aTailIsCutAndCountedOnce() throws IOException {
    byte[] whole = segment();
    Path file = folder.resolve(NAME);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));
    SpoolSettings settings = SpoolSettings.in(folder.toFile()).build();
    try (Spool spool = Spool.open(settings)) {
      assertThat(spool.account().damaged()).isEqualTo(EVENTS);
      assertThat(spool.account().found()).isEqualTo(3 * EVENTS);
      List<TornTail> tails = spool.takeTornTails();
      assertThat(tails).hasSize(1);
      assertThat(tails.get(0).file()).hasParent(folder.toFile());
      assertThat(tails.get(0).events()).isEqualTo(EVENTS);
      assertThat(spool.takeTornTails()).as("told once").isEmpty();
    }

    assertThat(file).hasSize(end(2));
    try (Spool spool = Spool.open(settings)) {
      assertThat(spool.takeTornTails()).isEmpty();
      assertThat(spool.account().damaged()).isZero();
      assertThat(spool.account().found()).isEqualTo(2 * EVENTS);
    }
  }

  @Test
  void aFileOfGarbageIsCountedAndDeleted() throws IOException {
    byte[] garbage = new byte[Segment.START + 4952];
    new Random(5).nextBytes(garbage);

    Outcome outcome = read(garbage);

    assertThat(outcome.batches).isEmpty();
    assertThat(outcome.account.damaged()).isEqualTo(1);
    assertThat(outcome.account.found()).isEqualTo(1);
    assertThat(outcome.tails).extracting(TornTail::bytes).containsExactly(4952L);
  }

  @Test
  void aFileOfGarbageThatIsNoLongerThanAHeadIsCountedAndDeleted() throws IOException {
    for (int length = 1; length <= Segment.START; length++) {
      byte[] garbage = new byte[length];
      new Random(length).nextBytes(garbage);

      Outcome outcome = read(garbage);

      assertThat(outcome.account.damaged()).as("length %s", length).isEqualTo(1);
      assertThat(outcome.account.found()).isEqualTo(1);
      assertThat(outcome.tails).extracting(TornTail::bytes).containsExactly((long) length);
      assertThat(outcome.tails).extracting(TornTail::events).containsExactly(1);
    }
  }

  @Test
  void whatIsAppendedBehindATornRecordIsFound() throws IOException {
    byte[] whole = segment();
    byte[] garbage = Arrays.copyOf(whole, whole.length + 100_000);
    System.arraycopy(whole, Segment.START, garbage, whole.length + 90_000, 30);

    Outcome outcome = read(garbage);

    assertThat(outcome.batches).isEqualTo(BATCHES);
    assertThat(outcome.account.damaged()).isEqualTo(1);
    assertThat(outcome.tails).extracting(TornTail::bytes).containsExactly(100_000L);
  }

  private static List<String> wholeIn(int length) {
    int whole = 0;
    while (whole < BATCHES.size() && end(whole + 1) <= length) {
      whole++;
    }
    return BATCHES.subList(0, whole);
  }

  /** Where so many batches end. */
  private static long end(int batches) {
    return BATCHES.subList(0, batches).stream()
        .mapToLong(batch -> RecordHeader.SIZE + batch.length())
        .reduce(Segment.START, Long::sum);
  }

  private byte[] segment() throws IOException {
    try (Spool spool = Spool.open(SpoolSettings.in(folder.toFile()).build())) {
      for (String batch : BATCHES) {
        spool.append(batch.getBytes(StandardCharsets.UTF_8), EVENTS);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    }
  }

  private Outcome read(byte[] segment) throws IOException {
    Path file = folder.resolve(NAME);
    Files.write(file, segment);
    List<String> batches = new ArrayList<>();
    try (Spool spool = Spool.open(SpoolSettings.in(folder.toFile()).build())) {
      for (SpooledBatch batch = spool.next(); batch != null; batch = spool.next()) {
        assertThat(batch.events()).isEqualTo(EVENTS);
        batches.add(new String(batch.body(), StandardCharsets.UTF_8));
        spool.settle(batch);
      }
      spool.next();
      assertThat(folder).as("it is deleted in the end").isEmptyDirectory();
      return new Outcome(batches, spool.account(), spool.takeTornTails());
    }
  }

  private record Outcome(List<String> batches, SpoolAccount account, List<TornTail> tails) {}
}
