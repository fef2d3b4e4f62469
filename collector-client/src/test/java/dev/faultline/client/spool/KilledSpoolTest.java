package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends in the middle of its work loses nothing that it has said it has done. */
class KilledSpoolTest {

  /** {@code -Dspool.kills=100} for a long run. */
  private static final int KILLS = Integer.getInteger("spool.kills", 10);

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingInventedWhenAProcessIsKilled() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < KILLS; round++) {
      Path of = Files.createDirectory(folder.resolve("round-" + round));
      Path out = folder.resolve("out-" + round);
      Process process =
          new ProcessBuilder(java(), "-cp", classPath(), program(), of.toString())
              .redirectOutput(out.toFile())
              .start();
      long bytes = 1 + random.nextInt(40_000);
      try {
        await().until(() -> Files.size(out) >= bytes);
      } finally {
        process.destroyForcibly().waitFor();
      }
      Told told = Told.in(out);

      assertLeft(of, told);
    }
  }

  @Test
  void aFullDiskRefusesABatchAndKeepsTheOthers() throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "needs ulimit");
    // In blocks of 1024 bytes; the JVM's own files are smaller.
    String limited = "ulimit -f 40; exec \"$@\"";
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                bash.toString(),
                "-c",
                limited,
                "-",
                java(),
                "-XX:-UsePerfData",
                "-cp",
                classPath(),
                program(),
                folder.toString())
            .redirectOutput(out.toFile())
            .start();

    assertThat(process.waitFor()).isZero();
    Told told = Told.in(out);
    assertThat(told.failed).isTrue();
    assertThat(told.appended).hasSizeGreaterThan(20);
    assertLeft(folder, told);
  }

  private static void assertLeft(Path folder, Told told) throws IOException {
    Set<Integer> left = new TreeSet<>();
    try (Spool spool = Spool.open(SpoolSettings.in(folder.toFile()).build())) {
      int before = -1;
      for (SpooledBatch batch = spool.next(); batch != null; batch = spool.next()) {
        String text = new String(batch.body(), StandardCharsets.UTF_8);
        int number = Integer.parseInt(text.split(" ")[1]);
        assertThat(text).isEqualTo(SpoolingProgram.text(number));
        assertThat(number).isGreaterThan(before);
        before = number;
        left.add(number);
      }
      // What it was about to write when it ended it has not said it has done.
      assertThat(spool.account().damaged())
          .isEqualTo(spool.takeTornTails().stream().mapToInt(TornTail::events).sum());
      assertThat(spool.account().waiting()).isEqualTo(left.size());
    }
    Set<Integer> mustBeLeft = new TreeSet<>(told.appended);
    mustBeLeft.removeAll(told.settled);
    // The last step may have been done and not been told.
    mustBeLeft.remove(told.nextToSettle());
    assertThat(left).containsAll(mustBeLeft);
    assertThat(left).doesNotContainAnyElementsOf(told.settled);
    left.removeAll(told.appended);
    assertThat(left).isSubsetOf(Set.of(told.appended.size()));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return Path.of("target", "classes")
        + System.getProperty("path.separator")
        + Path.of("target", "test-classes");
  }

  private static String program() {
    return SpoolingProgram.class.getName();
  }

  /** What a program has said it has done. */
  private static final class Told {

    final Set<Integer> appended = new TreeSet<>();
    final Set<Integer> settled = new TreeSet<>();
    boolean failed;

    /** Reads what it has said; a last line without an end it was about to say. */
    static Told in(Path out) throws IOException {
      Told told = new Told();
      String text = Files.readString(out);
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
        told.accept(line.split(" "));
      }
      return told;
    }

    private void accept(String[] words) {
      switch (words[0]) {
        case "appended" -> appended.add(Integer.parseInt(words[1]));
        case "settled" -> settled.add(Integer.parseInt(words[1]));
        case "failed" -> failed = true;
        default -> assertThat(words[0]).isIn("opened", "closed", "");
      }
    }

    int nextToSettle() {
      return settled.size() * 3;
    }
  }
}
