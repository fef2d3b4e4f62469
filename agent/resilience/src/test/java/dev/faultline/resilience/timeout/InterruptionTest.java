package dev.faultline.resilience.timeout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timer's part is played by the test's own thread where the order matters. */
class InterruptionTest {

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void takesBackTheInterruptThatItMade() {
    Interruption attempt = Interruption.start();

    attempt.run();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();

    assertThat(attempt.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  @Timeout(60)
  void aThreadThatRefusesToBeInterruptedEndsItsAttempt() throws Exception {
    AtomicReference<Interruption> started = new AtomicReference<>();
    AtomicReference<Boolean> timeUp = new AtomicReference<>();
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread stubborn =
        new Thread() {
          @Override
          public void run() {
            started.set(Interruption.start());
            await(interrupted);
            timeUp.set(started.get().end());
          }

          @Override
          public void interrupt() {
            throw new IllegalStateException("of the test");
          }
        };
    stubborn.start();
    Awaitility.await().until(() -> started.get() != null);

    started.get().run();
    interrupted.countDown();

    stubborn.join();
    assertThat(timeUp).hasValue(true);
  }

  @Test
  @Timeout(60)
  void anAttemptEndsWhileItsThreadsInterruptGoesOn() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicReference<Interruption> started = new AtomicReference<>();
    AtomicReference<Boolean> left = new AtomicReference<>();
    Thread thorough =
        new Thread() {
          @Override
          public void run() {
            started.set(Interruption.start());
            await(inside);
            assertThat(started.get().end()).isTrue();
            left.set(isInterrupted());
          }

          @Override
          public void interrupt() {
            super.interrupt();
            inside.countDown();
            await(goesOn);
          }
        };
    thorough.start();
    Awaitility.await().until(() -> started.get() != null);
    Thread timer = new Thread(() -> started.get().run());
    timer.start();

    thorough.join();

    assertThat(left).as("the interrupt is taken back").hasValue(false);
    goesOn.countDown();
    timer.join();
  }

  /** An interrupt does not end it, and stays. */
  private static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void doesNothingAfterTheEnd() {
    Interruption attempt = Interruption.start();

    assertThat(attempt.end()).isFalse();
    attempt.run();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void leavesAnInterruptOfSomebodyElses() {
    Interruption attempt = Interruption.start();
    Thread.currentThread().interrupt();

    attempt.run();

    assertThat(attempt.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void leavesAnInterruptOfSomebodyElsesWhenItIsInTime() {
    Interruption attempt = Interruption.start();
    Thread.currentThread().interrupt();

    assertThat(attempt.end()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void theInterruptOfAnInnerAttemptIsNotTakenForTheOuterOnes() {
    Interruption outer = Interruption.start();
    Interruption inner = Interruption.start();

    inner.run();
    assertThat(inner.end()).isTrue();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(outer.end()).isFalse();
  }

  @Test
  void anOuterAttemptWhoseTimeIsUpTooKeepsItsInterruptWhenTheInnerEnds() {
    Interruption outer = Interruption.start();
    Interruption inner = Interruption.start();
    inner.run();
    outer.run();

    assertThat(inner.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();

    assertThat(outer.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theInterruptOfAnOuterAttemptIsLeftByTheInner() {
    Interruption outer = Interruption.start();
    Interruption inner = Interruption.start();
    outer.run();
    inner.run();

    assertThat(inner.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();

    assertThat(outer.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anAttemptTwoLevelsOutGetsItsInterruptBack() {
    Interruption outermost = Interruption.start();
    Interruption middle = Interruption.start();
    Interruption inner = Interruption.start();
    inner.run();
    outermost.run();

    inner.end();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(middle.end()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(outermost.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /**
   * However the two threads meet: an attempt in time sees no interrupt, and none is left behind.
   */
  @Test
  void leavesNothingBehindWhenTheTimeIsUpAtTheVeryEnd() throws Exception {
    ExecutorService timer = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 20_000; i++) {
        CyclicBarrier together = new CyclicBarrier(2);
        Interruption attempt = Interruption.start();
        Future<?> alarm =
            timer.submit(
                () -> {
                  together.await();
                  attempt.run();
                  return null;
                });
        // An interrupt may already come while this waits for the barrier: ask again then.
        awaitUninterrupted(together);
        attempt.end();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        alarm.get(30, TimeUnit.SECONDS);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
      }
    } finally {
      timer.shutdownNow();
    }
  }

  private static void awaitUninterrupted(CyclicBarrier together) throws Exception {
    try {
      together.await();
    } catch (InterruptedException oursAlready) {
      // The other side has passed the barrier.
    }
  }
}
