package dev.faultline.resilience.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerThreadTest {

  private final AtomicInteger threads = new AtomicInteger();
  private final DaemonThreads daemons = new DaemonThreads("timer-test");
  private final TimerThread scheduler =
      new TimerThread(
          work -> {
            threads.incrementAndGet();
            return daemons.newThread(work);
          });

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  void runsATaskOnADaemon() throws InterruptedException {
    AtomicReference<Thread> ranOn = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);

    scheduler.schedule(
        () -> {
          ranOn.set(Thread.currentThread());
          done.countDown();
        },
        1);

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ranOn.get().isDaemon()).isTrue();
    assertThat(ranOn.get().getName()).isEqualTo("timer-test-1");
  }

  @Test
  void makesNoThreadBeforeTheFirstTask() {
    assertThat(threads).hasValue(0);
  }

  @Test
  void keepsNothingOfATaskThatWasCancelled() {
    Timer timer = scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(1));
    assertThat(scheduler.waiting()).isEqualTo(1);

    timer.cancel();

    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void goesOnAfterATaskThatFails() {
    AtomicInteger ran = new AtomicInteger();
    scheduler.schedule(
        () -> {
          throw new IllegalStateException("of the test");
        },
        0);

    scheduler.schedule(ran::incrementAndGet, 0);

    await().until(() -> ran.get() == 1);
  }

  @Test
  void endsItsThreadAndRefusesTasksWhenClosed() {
    AtomicReference<Thread> ranOn = new AtomicReference<>();
    scheduler.schedule(() -> ranOn.set(Thread.currentThread()), 0);
    await().until(() -> ranOn.get() != null);

    scheduler.close();

    await().until(() -> !ranOn.get().isAlive());
    assertThatThrownBy(() -> scheduler.schedule(() -> {}, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
