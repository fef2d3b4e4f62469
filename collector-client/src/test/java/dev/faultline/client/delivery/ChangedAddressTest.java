package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend's address changes while it runs, and with it the folder in which batches wait. */
class ChangedAddressTest extends DeliveryScenario {
  private final List<Thread> exporting = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  private SpoolSettings spool(String address) {
    return SpoolSettings.in(folder.resolve(address).toFile()).build();
  }

  private int segments(String address) {
    String[] files = folder.resolve(address).toFile().list();
    return files == null ? 0 : files.length;
  }

  /** The backend comes back when the test says so, not after a pause. */
  private void start(String address, ScriptedBackend to, DeliverySettings.Builder settings) {
    delivery =
        new EventDelivery(
            settings.spool(spool(address)).replayInterval(Duration.ofMillis(1)).build(),
            to,
            work -> {
              Thread thread = new Thread(work);
              exporting.add(thread);
              return thread;
            },
            log);
  }

  private static DeliverySettings.Builder whileAway() {
    return patient().batchInterval(Duration.ZERO);
  }

  private static ScriptedBackend away() {
    ScriptedBackend away = new ScriptedBackend();
    away.answerAlways(AWAY);
    return away;
  }

  private ScriptedBackend change(String address) {
    ScriptedBackend next = away();
    delivery.replaceBackend(next, spool(address));
    return next;
  }

  private void keep(String... events) {
    for (String event : events) {
      long already = delivery.account().spooled();
      offer(event);
      await().until(() -> delivery.account().spooled() == already + 1);
    }
  }

  /** Has it take everything, and tells in which order. */
  private List<String> taken(ScriptedBackend to) {
    List<String> attempts = to.bodies();
    int before = attempts.size();
    to.answerAlways(SendOutcome.accepted());
    delivery.flush(AMPLE);
    await().until(() -> delivery.account().spooled() + delivery.account().waiting() == 0);
    return attempts.subList(before, attempts.size());
  }

  private void end() throws InterruptedException {
    assertThat(delivery.close(AMPLE)).isTrue();
    for (Thread thread : exporting) {
      thread.join();
    }
    exporting.clear();
  }

  @Test
  void hasAFolderOfItsOwnFromThenOn() throws InterruptedException {
    start("a", away(), whileAway());
    keep("e0", "e1");
    ScriptedBackend next = change("b");
    keep("e2");
    assertThat(segments("a")).isEqualTo(1);
    assertThat(segments("b")).isEqualTo(1);

    assertThat(taken(next)).as("the oldest first").containsExactly("e0", "e1", "e2");
    await().until(() -> segments("a") == 0);
    assertThat(delivery.account().toString())
        .isEqualTo("offered 3 = delivered 3 + refused 0 + dropped {} + waiting 0");
    end();
    assertThat(segments("b")).isZero();
  }

  @Test
  void mayChangeOftenWhileNothingIsTaken() throws InterruptedException {
    start("a", away(), whileAway());
    keep("e0");
    change("b");
    keep("e1");
    change("c");
    keep("e2");
    ScriptedBackend last = change("d");
    keep("e3");

    assertThat(taken(last)).containsExactly("e0", "e1", "e2", "e3");
    end();
    assertThat(List.of(segments("a"), segments("b"), segments("c"), segments("d"))).containsOnly(0);
    assertThat(delivery.account().found()).isZero();
  }

  @Test
  void mayChangeBack() throws InterruptedException {
    start("a", away(), whileAway());
    keep("e0");
    change("b");
    keep("e1");
    ScriptedBackend back = change("a");
    keep("e2");
    assertThat(segments("a")).as("the segment that was there").isEqualTo(1);

    assertThat(taken(back)).as("once each").containsExactly("e1", "e0", "e2");
    end();
    assertThat(segments("a") + segments("b")).isZero();
    assertThat(delivery.account().toString())
        .isEqualTo("offered 3 = delivered 3 + refused 0 + dropped {} + waiting 0");
  }

  @Test
  void mayStayTheSameWhenOtherSettingsChange() throws InterruptedException {
    start("a", away(), whileAway());
    keep("e0");
    ScriptedBackend same = change("a");
    keep("e1");
    assertThat(segments("a")).isEqualTo(1);

    assertThat(taken(same)).containsExactly("e0", "e1");
    end();
    assertThat(delivery.account().found()).isZero();
  }

  @Test
  void leavesAtTheEndWhatWaitsForTheFormerOneInItsFolder() throws InterruptedException {
    start("a", away(), whileAway());
    keep("e0");
    change("b");
    keep("e1");
    end();
    assertThat(delivery.account().toString())
        .isEqualTo("offered 2 = delivered 0 + refused 0 + dropped {} + spooled 2 + waiting 0");

    for (String address : List.of("a", "b")) {
      ScriptedBackend well = new ScriptedBackend();
      start(address, well, eager());
      delivery.resume();
      await().until(() -> delivery.account().delivered() == 1);
      end();
      assertThat(well.bodies()).containsExactly(address.equals("a") ? "e0" : "e1");
      assertThat(delivery.account().found()).isEqualTo(1);
    }
  }

  @Test
  void hasWhatOtherProcessesLeftForIt() throws InterruptedException {
    start("b", away(), whileAway());
    keep("left");
    end();

    start("a", backend, eager());
    offer("e0");
    await().until(() -> delivery.account().delivered() == 1);
    ScriptedBackend next = new ScriptedBackend();
    delivery.replaceBackend(next, spool("b"));

    await().until(() -> delivery.account().delivered() == 2);
    assertThat(next.bodies()).containsExactly("left");
    assertThat(delivery.account().found()).isEqualTo(1);
  }

  @Test
  void givesUpTheAttemptWithTheFormerOne() throws InterruptedException {
    backend.hang();
    start("a", backend, whileAway().queueCapacity(2));
    offer("e0");
    await().until(() -> backend.bodies().size() == 1);
    ScriptedBackend next = new ScriptedBackend();
    delivery.replaceBackend(next, spool("b"));

    await().until(() -> delivery.account().delivered() == 1);
    offer("e1");
    await().until(() -> delivery.account().delivered() == 2);
    assertThat(next.bodies()).containsExactly("e0", "e1");
    assertThat(backend.isClosed()).isTrue();
    assertThat(log.lines()).as("nobody has refused anything").isEmpty();
    end();
    assertThat(segments("a") + segments("b")).isZero();
  }

  @Test
  void givesItUpWithoutAFolderToo() {
    backend.hang();
    delivery = new EventDelivery(whileAway().build(), backend, Thread::new, log);
    offer("e0");
    await().until(() -> backend.bodies().size() == 1);
    ScriptedBackend next = new ScriptedBackend();
    delivery.replaceBackend(next, null);

    await().until(() -> delivery.account().delivered() == 1);
    assertThat(next.bodies()).containsExactly("e0");
  }

  @Test
  void cancelsTheFormerOneAtTheEndToo() {
    backend.hang();
    start("a", backend, whileAway());
    offer("e0");
    await().until(() -> backend.bodies().size() == 1);
    delivery.replaceBackend(away(), spool("b"));

    delivery.await(delivery.requestLeave(), AMPLE);
    await().until(() -> delivery.account().spooled() == 1);
    assertThat(delivery.account().waiting()).isZero();
  }

  @Test
  void mayHaveNoFolder() throws InterruptedException {
    start("a", away(), whileAway());
    keep("e0");
    ScriptedBackend next = away();
    delivery.replaceBackend(next, null);
    offer("e1");
    assertThat(delivery.hasSpool()).isFalse();
    assertThat(delivery.account().waiting()).isEqualTo(1);

    assertThat(taken(next)).containsExactlyInAnyOrder("e0", "e1");
    end();
    assertThat(folder.toFile().listFiles((File file) -> !file.getName().equals("a"))).isEmpty();
  }

  @Test
  void whoseFolderCannotBeMadeIsNoHindranceToTheFormer() throws Exception {
    start("a", away(), whileAway());
    keep("e0");
    assertThat(folder.resolve("b").toFile().createNewFile()).isTrue();
    ScriptedBackend next = change("b");
    offer("e1");
    await().until(() -> log.lines().stream().anyMatch(line -> line.contains("in memory alone")));
    assertThat(delivery.account().waiting()).isEqualTo(1);

    assertThat(taken(next)).containsExactlyInAnyOrder("e0", "e1");
    end();
    assertThat(delivery.account().lost()).isZero();
  }
}
