package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a segment's bytes, the batches that are whole come out, and no other. */
class DamagedSpoolTest {

  private static final List<String> BATCHES = List.of("first batch", "second", "the third batch");
  private static final int EVENTS = 7;

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
        boolean last = missing > 0 && !outcome.batches.contains(BATCHES.get(2));
        assertThat(outcome.account.damaged() + (outcome.account.tornTails() * EVENTS))
            .as("byte %s: %s", at, outcome.account)
            .isEqualTo(missing);
        assertThat(outcome.account.tornTails()).isLessThanOrEqualTo(last ? 1 : 0);
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
      assertThat(outcome.account.damaged()).isZero();
      assertThat(outcome.account.tornTails()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void whatIsAppendedBehindATornRecordIsFound() throws IOException {
    byte[] whole = segment();
    byte[] garbage = Arrays.copyOf(whole, whole.length + 100_000);
    System.arraycopy(whole, Segment.START, garbage, whole.length + 90_000, 30);

    Outcome outcome = read(garbage);

    assertThat(outcome.batches).isEqualTo(BATCHES);
    assertThat(outcome.account.tornTails()).isEqualTo(1);
  }

  private static List<String> wholeIn(int length) {
    List<String> whole = new ArrayList<>();
    int end = Segment.START;
    for (String batch : BATCHES) {
      end += RecordHeader.SIZE + batch.length();
      if (end <= length) {
        whole.add(batch);
      }
    }
    return whole;
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
    Path file = folder.resolve("000000000000001-00000000.spool");
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
      return new Outcome(batches, spool.account());
    }
  }

  private record Outcome(List<String> batches, SpoolAccount account) {}
}
