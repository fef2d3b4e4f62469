package dev.faultline.capture.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OwnThreadsTest {

  private final OwnThreads threads = new OwnThreads();

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsStartUpFromWhatComesAfterIt() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    Thread thread =
        new Thread(
            threads.measured(
                () -> {
                  while (!end.get()) {
                    Thread.onSpinWait();
                  }
                }));
    thread.start();
    await()
        .until(
            () -> {
              threads.look();
              return threads.steadyNanos() > 0;
            });
    assertThat(threads.startNanos()).isEqualTo(OwnThreads.START_NANOS);
    long before = threads.steadyNanos();
    end.set(true);
    thread.join();

    threads.look();
    assertThat(threads.startNanos()).isEqualTo(OwnThreads.START_NANOS);
    assertThat(threads.steadyNanos()).isGreaterThanOrEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsWaitingForNothing() throws Exception {
    Thread thread = new Thread(threads.measured(() -> {}));
    thread.start();
    thread.join();

    threads.look();
    assertThat(threads.steadyNanos()).isZero();
    assertThat(threads.startNanos()).isPositive();
  }

  @Test
  void readsSchedstat() throws Exception {
    assertThat(ThreadCpu.parseSchedstat("426924 17 1\n")).isEqualTo(426_924);
    assertThatThrownBy(() -> ThreadCpu.parseSchedstat("")).isInstanceOf(IOException.class);
  }

  @Test
  void readsStatOfAThreadWhateverItIsCalled() throws Exception {
    assertThat(
            ThreadCpu.parseStat(
                "22582 (a) b (c) R 22572 22572 3491 0 -1 4194304 100 0 0 0 12 30 0 0 20 0 1 0\n"))
        .isEqualTo(420_000_000);
    assertThatThrownBy(() -> ThreadCpu.parseStat("1 (x) R 1")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ThreadCpu.parseStat("1 (x) R 1 2 3 4 5 6 7 8 9 10 a b c"))
        .isInstanceOf(IOException.class);
  }
}
