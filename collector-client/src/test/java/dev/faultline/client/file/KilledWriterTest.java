package dev.faultline.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.event.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of processes that end in the middle of their work, that run out of disk, or that run on.
 */
class KilledWriterTest {
  /** {@code -Dfile.kills=100} for a long run. */
  private static final int KILLS = Integer.getInteger("file.kills", 5);

  private static final String MARK = "of";

  @TempDir private Path folder;

  @Test
  void everyLineThatWasWrittenIsThereAfterAKill() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < KILLS; round++) {
      Path of = Files.createDirectory(folder.resolve("round-" + round));
      Path out = folder.resolve("out-" + round);
      Process process = start(out, of.resolve("a-%p.ndjson"), 20_000, round % 2 == 0);
      long told = 1 + random.nextInt(30_000);
      try {
        await().until(() -> Files.size(out) >= told);
      } finally {
        process.destroyForcibly().waitFor();
      }
      int written = written(out);
      FileBackend next = sender(of.resolve("a-%p.ndjson"));
      assertThat(next.send(bytes("next\n"))).hasToString("ACCEPTED");
      next.close();

      List<String> lines = lines(of);
      assertThat(lines).contains("next");
      lines.remove("next");
      assertWhole(lines, written);
    }
  }

  @Test
  void aFullDiskLeavesWholeLines() throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "needs ulimit");
    Path out = folder.resolve("out");
    Path events = folder.resolve("a.ndjson");
    // In blocks of 1024 bytes; the JVM's own files are smaller.
    List<String> command =
        new ArrayList<>(List.of(bash.toString(), "-c", "ulimit -f 40; exec \"$@\"", "-"));
    command.addAll(program(events, 1 << 30, false, MARK, 0));
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor()).isZero();

    assertThat(Files.readAllLines(out))
        .filteredOn(line -> line.startsWith("failed RETRYABLE (cannot write " + events))
        .hasSize(1);
    String text = Files.readString(events);
    int written = written(out);
    assertThat(written).isGreaterThan(50);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < written; i++) {
      expected.append(WritingProgram.line(MARK, i)).append('\n');
    }
    // The last one byte did fit.
    assertThat(text).isEqualTo(expected + "x");
  }

  @Test
  void anotherProcessKeepsItsFile() throws Exception {
    Path out = folder.resolve("out");
    Path events = folder.resolve("a.ndjson");
    Process process = start(out, events, 1 << 30, false);
    try {
      await().until(() -> Files.size(out) > 100);
      FileBackend sender = sender(events);
      assertThat(sender.send(bytes("mine\n")).toString())
          .contains("RETRYABLE")
          .contains("is written by another process");
      FileBackend beside = sender(folder.resolve("%p.ndjson"));
      assertThat(beside.send(bytes("mine\n"))).hasToString("ACCEPTED");
      beside.close();
      sender.close();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.readString(events)).startsWith(MARK + " 0 ").doesNotContain("mine");
    assertThat(folder.resolve(ProcessHandle.current().pid() + ".ndjson")).hasContent("mine\n");
  }

  @Test
  void filesOfProcessesThatRunOnAreNotTakenOver() throws Exception {
    Path out = folder.resolve("out");
    Path logs = folder.resolve("logs");
    Process process = start(out, logs.resolve("a-%p.ndjson"), 1 << 30, false);
    try {
      await().until(() -> Files.size(out) > 100);
      FileBackend sender = sender(logs.resolve("a-%p.ndjson"));
      assertThat(sender.send(bytes("mine\n"))).hasToString("ACCEPTED");
      sender.close();
      long before = Files.size(out);
      await().until(() -> Files.size(out) > before + 1_000);
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.list(logs)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "a-" + process.pid() + ".ndjson", "a-" + ProcessHandle.current().pid() + ".ndjson");
    }
  }

  /** Each begins and so takes over what others have left, while they begin files anew. */
  @Test
  void processesSideBySideLoseNothingOfEachOther() throws Exception {
    Random random = new Random(11);
    Path of = Files.createDirectory(folder.resolve("shared"));
    Map<String, Path> outs = new LinkedHashMap<>();
    List<Process> running = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * KILLS; i++) {
        String mark = "process" + i;
        Path out = folder.resolve(mark);
        outs.put(mark, out);
        running.add(start(out, of.resolve("a-%p.ndjson"), 20_000, i % 2 == 0, mark, 100_000));
        long told = 1 + random.nextInt(8_000);
        await().until(() -> Files.size(out) >= told);
        if (running.size() == 3) {
          running.remove(random.nextInt(3)).destroyForcibly().waitFor();
        }
      }
    } finally {
      for (Process process : running) {
        process.destroyForcibly().waitFor();
      }
    }
    FileBackend next = sender(of.resolve("a-%p.ndjson"));
    assertThat(next.send(bytes("next\n"))).hasToString("ACCEPTED");
    next.close();

    Map<String, Integer> times = new HashMap<>();
    for (String line : lines(of)) {
      times.merge(line, 1, Integer::sum);
    }
    for (Map.Entry<String, Path> out : outs.entrySet()) {
      int written = written(out.getValue());
      for (int i = 0; i < written; i++) {
        String line = WritingProgram.line(out.getKey(), i);
        assertThat(times.get(line)).as(line).isEqualTo(1);
      }
    }
  }

  private static void assertWhole(List<String> lines, int written) {
    int next = 0;
    int torn = 0;
    for (String line : lines) {
      if (line.equals(WritingProgram.line(MARK, next))) {
        next++;
      } else {
        torn++;
        assertThat(WritingProgram.line(MARK, next)).startsWith(line);
      }
    }
    // The last line may have been written and not been told.
    assertThat(next).isBetween(written, written + 1);
    assertThat(torn).isLessThanOrEqualTo(1);
  }

  /** How many lines it has said that it wrote; a last line without an end it was about to say. */
  private static int written(Path out) throws IOException {
    String text = Files.readString(out);
    int written = 0;
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
      if (line.startsWith("wrote ")) {
        assertThat(line).isEqualTo("wrote " + written);
        written++;
      }
    }
    return written;
  }

  /** Of all files, oldest first. */
  private static List<String> lines(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".gz")) {
        bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertThat(text).endsWith("\n");
      lines.addAll(List.of(text.substring(0, text.length() - 1).split("\n", -1)));
    }
    return lines;
  }

  private Process start(Path out, Path path, long maxBytes, boolean compress) throws IOException {
    return start(out, path, maxBytes, compress, MARK, 0);
  }

  private Process start(
      Path out, Path path, long maxBytes, boolean compress, String mark, long pauseNanos)
      throws IOException {
    return new ProcessBuilder(program(path, maxBytes, compress, mark, pauseNanos))
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> program(
      Path path, long maxBytes, boolean compress, String mark, long pauseNanos) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        WritingProgram.class.getName(),
        path.toString(),
        "" + maxBytes,
        "" + compress,
        mark,
        "" + pauseNanos);
  }

  private static FileBackend sender(Path path) {
    return new FileBackend(
        FileSettings.in(path.toString()).keep(10_000).build(),
        Resource.builder().put("process.pid", ProcessHandle.current().pid()).build(),
        Clock.systemUTC(),
        new RecordingLog());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
