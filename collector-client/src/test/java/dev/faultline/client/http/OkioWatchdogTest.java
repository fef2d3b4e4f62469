package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okio.AsyncTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("there is one such thread for all that use Okio")
class OkioWatchdogTest {

  @Test
  void endsTheThread() {
    haveALimit();
    assertThat(isThere()).isTrue();

    OkioWatchdog.end();

    awaitItsEnd();
  }

  @Test
  void endsAThreadThatHasNotBegunToWait() throws ReflectiveOperationException {
    ReentrantLock lock = lock();
    Thread ending = new Thread(OkioWatchdog::end, "ending");
    lock.lock();
    try {
      // It asks for the lock first, and so finds a watchdog that waits for the lock alone.
      ending.start();
      await().until(() -> lock.hasQueuedThread(ending));
      haveALimit();
      await().until(() -> lock.getQueueLength() == 2);
    } finally {
      lock.unlock();
    }

    awaitItsEnd();
  }

  @Test
  void hasNothingToDoWithoutAThread() {
    OkioWatchdog.end();
    awaitItsEnd();

    OkioWatchdog.end();

    assertThat(isThere()).isFalse();
  }

  private static void haveALimit() {
    AsyncTimeout limit = new AsyncTimeout();
    limit.timeout(1, TimeUnit.MINUTES);
    limit.enter();
    limit.exit();
  }

  private static void awaitItsEnd() {
    await().atMost(20, TimeUnit.SECONDS).until(() -> !isThere());
  }

  private static boolean isThere() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("Okio Watchdog"));
  }

  private static ReentrantLock lock() throws ReflectiveOperationException {
    Field lock = AsyncTimeout.class.getDeclaredField("lock");
    lock.setAccessible(true);
    return (ReentrantLock) lock.get(null);
  }
}
