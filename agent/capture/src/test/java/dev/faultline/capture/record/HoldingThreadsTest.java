package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingThreadsTest {

  private final HoldingThreads holding = new HoldingThreads();

  @Test
  void findsWhatTheThreadHasNotedOnceItHasAPlace() throws Exception {
    ThreadCapture mine = ThreadCapture.numbered(0);
    assertThat(HoldingThreads.ofCurrentThread(holding.found())).isNull();

    assertThat(holding.admits(mine)).isTrue();

    assertThat(HoldingThreads.ofCurrentThread(holding.found())).isSameAs(mine);
    Thread other =
        new Thread(() -> assertThat(HoldingThreads.ofCurrentThread(holding.found())).isNull());
    List<Throwable> failures = new ArrayList<>();
    other.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    other.start();
    other.join();
    assertThat(failures).isEmpty();
  }

  @Test
  void givesThePlaceFreeWhenNothingIsHeld() {
    ThreadCapture mine = ThreadCapture.numbered(0);
    holding.admits(mine);
    mine.held(new Exception(), null);

    holding.letGo();
    assertThat(HoldingThreads.ofCurrentThread(holding.found())).isSameAs(mine);
    holding.letGo();
    holding.letGo();
    assertThat(HoldingThreads.ofCurrentThread(holding.found())).isNull();

    assertThat(holding.admits(mine)).isTrue();
    holding.letGo();
    assertThat(holding.admits(mine)).isTrue();
    assertThat(HoldingThreads.ofCurrentThread(holding.found())).isSameAs(mine);
  }

  /** What a thread has noted lives as long as fifteen others', and must not keep the thread. */
  @Test
  void keepsNoThreadAlive() throws Exception {
    ThreadCapture capture = ThreadCapture.numbered(0);
    WeakReference<Thread> ended = ended(capture);

    holding.letGo();
    holding.letGo();

    await()
        .until(
            () -> {
              System.gc();
              return ended.get() == null;
            });
    assertThat(capture.isOf(null)).isTrue();
  }

  private WeakReference<Thread> ended(ThreadCapture capture) throws InterruptedException {
    Thread thread = new Thread(() -> holding.admits(capture));
    thread.start();
    thread.join();
    assertThat(capture.isOf(thread)).isTrue();
    return new WeakReference<>(thread);
  }

  /** A hundred threads throw at once in a server; each of them has a place but for a few. */
  @Test
  void hasRoomForManyThreads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Boolean> admitted = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 100; i++) {
      ThreadCapture capture = ThreadCapture.numbered(i);
      threads.add(new Thread(() -> admitted.add(holding.admits(capture))));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(admitted.stream().filter(one -> one)).hasSizeGreaterThan(80);
  }
}
