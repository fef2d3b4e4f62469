package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.faultline.client.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the folder that cannot be had costs what is in it, and neither other files nor events
 * to come.
 */
class UnusableSegmentTest {
  private static final int EVENTS = 3;
  private static final String BEFORE = "000000000000001-00000000";
  private static final String BETWEEN = "000000000000002-00000000";
  private static final String BEHIND = "000000000000003-00000000";

  private final RecordingLog log = new RecordingLog();

  @TempDir private Path folder;

  @BeforeEach
  void leaveTwo() throws IOException {
    leave(BEFORE);
    leave(BEHIND);
  }

  private void leave(String name) throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    try (Spool spool = Spool.open(SpoolSettings.in(alone.toFile()).build())) {
      spool.putBack(spool.append(new byte[1], EVENTS));
    }
    try (Stream<Path> files = Files.list(alone)) {
      Files.move(files.findFirst().orElseThrow(), segment(name));
    }
    Files.delete(alone);
  }

  private Path segment(String name) {
    return folder.resolve(name + ".spool");
  }

  private Spool open() throws IOException {
    return Spool.open(SpoolSettings.in(folder.toFile()).build());
  }

  @Test
  void aFolderOfThatNameIsLeftOutAndToldOnce() throws IOException {
    Path inTheWay = Files.createDirectory(segment(BETWEEN));
    try (Spool spool = open()) {
      assertThat(spool.account().found()).isEqualTo(2 * EVENTS);
      assertThat(spool.account().damaged()).isZero();
      assertThat(spool.append(new byte[1], 1)).isNotNull();

      spool.tell(log);
      spool.takeOver();
      spool.tell(log);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("WARN", inTheWay.toString(), "It is a folder", "move it away")
          .doesNotContain("more");
    }
    assertThat(inTheWay).isEmptyDirectory();
  }

  @Test
  void severalAreToldInOneLine() throws IOException {
    Files.createDirectory(segment(BETWEEN));
    Files.createDirectory(segment("000000000000004-00000000"));
    Files.createDirectory(segment("000000000000005-00000000"));
    try (Spool spool = open()) {
      spool.tell(log);
      assertThat(log.lines()).singleElement().asString().contains(BETWEEN, "2 more");
    }
  }

  @Test
  void isToldAgainWhenItWasAwayMeanwhile() throws IOException {
    Path inTheWay = Files.createDirectory(segment(BETWEEN));
    try (Spool spool = open()) {
      Files.delete(inTheWay);
      spool.takeOver();
      Files.createDirectory(inTheWay);
      spool.takeOver();
      spool.tell(log);
      Files.delete(inTheWay);
      spool.takeOver();
      Files.createDirectory(inTheWay);
      spool.takeOver();
      spool.tell(log);
      assertThat(log.lines()).hasSize(2);
    }
  }

  @Test
  void aFileOfAnotherUserSaysHowToMendIt() throws IOException {
    leave(BETWEEN);
    segment(BETWEEN).toFile().setReadable(false, false);
    segment(BETWEEN).toFile().setWritable(false, false);
    assumeThat(Files.isReadable(segment(BETWEEN))).as("as root it is").isFalse();
    try (Spool spool = open()) {
      assertThat(spool.account().found()).isEqualTo(2 * EVENTS);
      spool.tell(log);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains(segment(BETWEEN).toString(), "another user", "chown");

      segment(BETWEEN).toFile().setReadable(true, true);
      segment(BETWEEN).toFile().setWritable(true, true);
      spool.takeOver();
      assertThat(spool.account().found()).isEqualTo(3 * EVENTS);
    }
  }

  @Test
  void isNotHeldWhenItCannotBeRenamed() throws IOException {
    Files.move(segment(BEFORE), folder.resolve(BEFORE + ".0123abcd.spool"));
    Path inTheWay = folder.resolve(BEFORE + '.' + JvmToken.own() + ".spool");
    Files.createDirectory(inTheWay);
    try (Spool spool = open()) {
      assertThat(spool.account().found()).isEqualTo(EVENTS);
      spool.takeOver();
      spool.tell(log);
      spool.takeOver();
      spool.tell(log);
      assertThat(log.lines())
          .as("told once, by whatever name")
          .singleElement()
          .asString()
          .contains(BEFORE, "cannot be renamed");

      Files.delete(inTheWay);
      spool.takeOver();
      assertThat(spool.account().found()).isEqualTo(2 * EVENTS);
    }
  }

  @Test
  void nothingIsHeldWhenOpeningFails() throws IOException {
    OutOfMemoryError atTheSecond = new OutOfMemoryError("of a test");
    assertThatThrownBy(
            () -> Spool.open(SpoolSettings.in(folder.toFile()).build(), failingClock(atTheSecond)))
        .isSameAs(atTheSecond);
    try (Spool spool = open()) {
      assertThat(spool.account().found()).isEqualTo(2 * EVENTS);
    }
  }

  private static Clock failingClock(Error atTheSecond) {
    return new Clock() {
      private int calls;

      @Override
      public long millis() {
        if (++calls == 2) {
          throw atTheSecond;
        }
        return super.millis();
      }

      @Override
      public Instant instant() {
        return Instant.EPOCH;
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
  }
}
