package dev.faultline.client.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBackendTest {
  @TempDir private Path folder;

  private final RecordingLog log = new RecordingLog();
  private final SteppedClock clock = new SteppedClock(1_795_305_600_000L);
  private final List<FileBackend> senders = new ArrayList<>();

  @AfterEach
  void close() {
    senders.forEach(FileBackend::close);
  }

  @Test
  void touchesNothingBeforeTheFirstBatch() throws IOException {
    FileBackend sender = sender("17", settings("new/folder/a-%p.ndjson"));
    assertThat(names(folder)).isEmpty();

    assertAccepted(sender.send(bytes("one\ntwo\n")));
    assertAccepted(sender.send(bytes("three\n")));

    assertThat(folder.resolve("new/folder/a-17.ndjson")).hasContent("one\ntwo\nthree\n");
  }

  @Test
  void goesOnWithTheFileThatIsThere() throws IOException {
    Files.writeString(folder.resolve("a.ndjson"), "one\n");

    assertAccepted(sender("17", settings("a.ndjson")).send(bytes("two\n")));

    assertThat(folder.resolve("a.ndjson")).hasContent("one\ntwo\n");
  }

  @Test
  void endsALineThatAKilledProcessLeft() throws IOException {
    Files.writeString(folder.resolve("a.ndjson"), "one\ntw");

    assertAccepted(sender("17", settings("a.ndjson")).send(bytes("three\n")));

    assertThat(folder.resolve("a.ndjson")).hasContent("one\ntw\nthree\n");
  }

  @Test
  void beginsAnewWhenTheFileWouldBeTooLarge() throws IOException {
    FileBackend sender = sender("17", settings("a.ndjson").maxBytes(10));

    assertAccepted(sender.send(bytes("12345678\n")));
    assertAccepted(sender.send(bytes("2\n")));
    clock.advance(Duration.ofSeconds(1));
    assertAccepted(sender.send(bytes("more than fits\n")));
    clock.advance(Duration.ofSeconds(1));
    assertAccepted(sender.send(bytes("3\n")));

    assertThat(contents()).containsExactly("12345678\n", "2\n", "more than fits\n", "3\n");
    assertThat(names(folder))
        .containsExactly(
            "a.20261122T000000000Z.ndjson",
            "a.20261122T000001000Z.ndjson",
            "a.20261122T000002000Z.ndjson",
            "a.ndjson");
  }

  @Test
  void beginsAnewWhenTheFileIsTooOldEvenAfterAnotherStart() throws IOException {
    FileSettings.Builder hourly = settings("a.ndjson").maxAge(Duration.ofHours(1));
    FileBackend sender = sender("17", hourly);
    assertAccepted(sender.send(bytes("{\"time\":\"2026-11-22T00:00:00.5Z\"}\n")));
    sender.close();
    clock.advance(Duration.ofHours(1));

    FileBackend next = sender("18", hourly);
    assertAccepted(next.send(bytes("a\n")));
    assertThat(names(folder)).containsExactly("a.ndjson");
    clock.advance(Duration.ofSeconds(1));
    assertAccepted(next.send(bytes("b\n")));

    assertThat(names(folder)).containsExactly("a.20261122T010001000Z.ndjson", "a.ndjson");
    assertThat(folder.resolve("a.ndjson")).hasContent("b\n");
  }

  @Test
  void keepsSoManyOldFiles() throws IOException {
    FileBackend sender = sender("17", settings("a.ndjson").maxBytes(1).keep(2));
    for (int i = 0; i < 6; i++) {
      assertAccepted(sender.send(bytes(i + "\n")));
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(contents()).containsExactly("3\n", "4\n", "5\n");
  }

  @Test
  void keepsNoneWhenNoneAreWanted() throws IOException {
    FileBackend sender = sender("17", settings("a.ndjson").maxBytes(1).keep(0));
    assertAccepted(sender.send(bytes("1\n")));
    assertAccepted(sender.send(bytes("2\n")));

    assertThat(names(folder)).containsExactly("a.ndjson");
  }

  @Test
  void compressesOldFiles() throws IOException {
    FileBackend sender = sender("17", settings("a.ndjson").maxBytes(1).keep(2).compress(true));
    for (int i = 0; i < 4; i++) {
      assertAccepted(sender.send(bytes(i + "\n")));
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(names(folder))
        .containsExactly(
            "a.20261122T000002000Z.ndjson.gz", "a.20261122T000003000Z.ndjson.gz", "a.ndjson");
    byte[] old = Files.readAllBytes(folder.resolve("a.20261122T000003000Z.ndjson.gz"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(old)).readAllBytes())
        .isEqualTo(bytes("2\n"));
  }

  @Test
  void leavesForeignFilesAlone() throws IOException {
    Files.writeString(folder.resolve("a-b.ndjson"), "mine");
    Files.writeString(folder.resolve("other.20261122T000003000Z.ndjson"), "mine too");
    FileBackend sender = sender("17", settings("a-%p.ndjson").maxBytes(1).keep(0));
    assertAccepted(sender.send(bytes("1\n")));
    assertAccepted(sender.send(bytes("2\n")));

    assertThat(names(folder))
        .containsExactly("a-17.ndjson", "a-b.ndjson", "other.20261122T000003000Z.ndjson");
  }

  @Test
  void countsWhatEndedProcessesLeftAmongTheOldFiles() throws IOException {
    for (int pid = 1; pid <= 4; pid++) {
      Path left = folder.resolve("a-" + pid + ".ndjson");
      Files.writeString(left, pid + "\n" + (pid == 4 ? "torn" : ""));
      Files.setLastModifiedTime(left, FileTime.fromMillis(pid * 1_000L));
    }
    Files.createFile(folder.resolve("a-5.ndjson"));
    Files.writeString(folder.resolve("a-3.20261122T000003000Z.ndjson.gz.tmp"), "unfinished");
    Files.writeString(folder.resolve("a-3.20261122T000004000Z.ndjson"), "twice\n");
    Files.writeString(folder.resolve("a-3.20261122T000004000Z.ndjson.gz"), "gzipped\n");

    assertAccepted(sender("17", settings("a-%p.ndjson").keep(3)).send(bytes("x\n")));

    assertThat(names(folder))
        .containsExactly(
            "a-17.ndjson",
            "a-3.19700101T000003000Z.ndjson",
            "a-3.20261122T000004000Z.ndjson.gz",
            "a-4.19700101T000004000Z.ndjson");
    assertThat(contents()).containsExactly("x\n", "3\n", "gzipped\n", "4\ntorn\n");
  }

  @Test
  void anotherOneOfThisProcessWaitsForItsFile() throws IOException {
    FileBackend first = sender("17", settings("a.ndjson"));
    FileBackend second = sender("17", settings("a.ndjson"));
    assertAccepted(first.send(bytes("1\n")));

    assertThat(second.send(bytes("2\n")).toString())
        .contains("RETRYABLE")
        .contains("a.ndjson is written by another process")
        .contains("put %p into its path");

    first.close();
    assertAccepted(second.send(bytes("2\n")));
    assertThat(folder.resolve("a.ndjson")).hasContent("1\n2\n");
  }

  @Test
  void writesAgainWhenTheFolderCanBeWritten() throws IOException {
    Path obstacle = Files.createFile(folder.resolve("logs"));
    FileBackend sender = sender("17", settings("logs/a.ndjson"));
    assertThat(sender.send(bytes("1\n")).toString())
        .contains("RETRYABLE")
        .contains("logs cannot be made");

    Files.delete(obstacle);
    assertAccepted(sender.send(bytes("1\n")));
    assertThat(folder.resolve("logs/a.ndjson")).hasContent("1\n");
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Files.createDirectory(folder.resolve("a.ndjson"));

    assertThat(sender("17", settings("a.ndjson")).send(bytes("1\n")).toString())
        .contains("RETRYABLE")
        .contains("cannot write " + folder.resolve("a.ndjson"));
  }

  @Test
  void makesTheFileAgainWhenItWasMovedAway() throws IOException {
    FileBackend sender = sender("17", settings("a.ndjson"));
    assertAccepted(sender.send(bytes("1\n")));
    Files.move(folder.resolve("a.ndjson"), folder.resolve("moved"));
    assertAccepted(sender.send(bytes("2\n")));

    assertThat(folder.resolve("moved")).hasContent("1\n");
    assertThat(folder.resolve("a.ndjson")).hasContent("2\n");
  }

  @Test
  void goesOnAtTheBeginningWhenTheFileWasEmptied() throws IOException {
    FileBackend sender = sender("17", settings("a.ndjson"));
    assertAccepted(sender.send(bytes("1\n")));
    Files.write(folder.resolve("a.ndjson"), new byte[0]);
    assertAccepted(sender.send(bytes("2\n")));

    assertThat(folder.resolve("a.ndjson")).hasContent("2\n");
  }

  @Test
  void saysWhereItWrites() {
    assertThat(sender("17", settings("a-%p.ndjson")).description())
        .isEqualTo(folder.resolve("a-17.ndjson").toString());
  }

  private FileSettings.Builder settings(String path) {
    return FileSettings.in(folder + "/" + path);
  }

  private FileBackend sender(String pid, FileSettings.Builder settings) {
    FileBackend sender =
        new FileBackend(
            settings.build(),
            Resource.builder().put("process.pid", Long.parseLong(pid)).build(),
            clock,
            log);
    senders.add(sender);
    return sender;
  }

  private static void assertAccepted(SendOutcome outcome) {
    assertThat(outcome).hasToString("ACCEPTED");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files
              .map(file -> file.getFileName().toString())
              .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }
  }

  /** Of all files, oldest first. */
  private List<String> contents() throws IOException {
    List<String> contents = new ArrayList<>();
    for (String name : names(folder)) {
      contents.add(Files.readString(folder.resolve(name)));
    }
    return contents;
  }
}
