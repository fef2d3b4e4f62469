package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.spool.Spool;
import dev.faultline.client.spool.SpoolSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Events that wait on disk for an address that is set no longer. */
class OrphanedSpoolsTest extends SpoolingProcesses {
  @Test
  void areToldAndStayForAProcessThatSendsThere() throws Exception {
    leave("http://wrong");

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(orphans())
        .singleElement()
        .asString()
        .contains(folder.resolve("a-wrong-").toString())
        .contains(": 3 events wait", " 0 were too old", " 0 could not");

    DeliveryAccount account = run("http://wrong", DAYS, SendOutcome.accepted());
    assertThat(account.found()).isEqualTo(3);
    assertThat(account.delivered()).as("and its own").isEqualTo(4);
    assertThat(orphans()).isEmpty();
  }

  @Test
  void goWhenTheyAreTooOld() throws Exception {
    leave("http://wrong");
    leaveForAMillisecond(segments().get(0));
    long left = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > left + 1);

    DeliveryAccount account = run("http://right", DAYS, SendOutcome.accepted());
    assertThat(account.found()).as("not of this backend").isZero();
    assertThat(orphans()).singleElement().asString().contains(": 0 events wait", " 3 were too old");
    assertThat(segments()).isEmpty();
  }

  private static void leaveForAMillisecond(Path insteadOf) throws IOException {
    Files.delete(insteadOf);
    SpoolSettings settings =
        SpoolSettings.in(insteadOf.getParent().toFile()).maxAge(Duration.ofMillis(1)).build();
    try (Spool spool = Spool.open(settings)) {
      spool.putBack(spool.append(new byte[1], 3));
    }
  }

  @Test
  void areNotTooOldByTheAgeThatIsSetForOthers() throws Exception {
    leave("http://wrong");
    long left = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > left + 1);

    run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
    run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
    assertThat(orphans()).singleElement().asString().contains(": 3 events wait", " 0 were too old");
  }

  @Test
  void areNeverTooOldWhereNobodyCanTellWhatWasSet() throws Exception {
    leave("http://wrong");
    changeFirstBytes(0);

    run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
    assertThat(orphans()).singleElement().asString().contains(": 3 events wait", " 0 were too old");
  }

  private void changeFirstBytes(long to) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segments().get(0).toFile(), "rw")) {
      file.writeLong(to);
    }
  }

  @Test
  void areCutAsOthersAre() throws Exception {
    leave("http://wrong");
    Path segment = segments().get(0);
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(orphans())
        .singleElement()
        .asString()
        .contains(": 2 events wait", " 1 could not be read");
    assertThat(log.lines()).anyMatch(line -> line.contains("were no whole batch and are cut"));
  }

  @Test
  void areToldBesideAFileThatCannotBeHad() throws Exception {
    leave("http://wrong");
    Path inTheWay = segments().get(0).resolveSibling("000000000000000-00000000.spool");
    Files.createDirectory(inTheWay);

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(orphans()).singleElement().asString().contains(": 3 events wait");
    assertThat(log.lines()).filteredOn(line -> line.contains(inTheWay.toString())).hasSize(1);
    Files.delete(inTheWay);

    assertThat(run("http://wrong", DAYS, SendOutcome.accepted()).found()).isEqualTo(3);
  }

  @Test
  void areNotThoseOfAProcessThatRuns() throws Exception {
    leave("http://other");
    SpoolSettings settings = SpoolSettings.in(segments().get(0).getParent().toFile()).build();
    try (Spool running = Spool.open(settings)) {
      assertThat(running.account().waiting()).isEqualTo(3);

      run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
      assertThat(orphans()).isEmpty();
      assertThat(segments()).hasSize(1);
    }
  }

  @Test
  void areNotTheFilesOfOthers() throws Exception {
    Path others = Files.createDirectory(folder.resolve("mail"));
    Path file = Files.writeString(others.resolve("queue.spool"), "not ours");

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(file).hasContent("not ours");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void needNoThreadWhenThereAreNone() throws Exception {
    leave("http://right");
    threads.clear();

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(threads).extracting(Thread::getName).doesNotContain("faultline-spool");
  }
}
