package dev.faultline.resilience.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.testing.Threads;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
  void runsWhatIsDueEarlierFirst() {
    AtomicInteger ran = new AtomicInteger();
    scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(1));
    scheduler.schedule(() -> ran.compareAndSet(1, 2), TimeUnit.MILLISECONDS.toNanos(150));
    scheduler.schedule(() -> ran.compareAndSet(0, 1), TimeUnit.MILLISECONDS.toNanos(20));

    await().until(() -> ran.get() == 2);
    assertThat(scheduler.waiting()).isEqualTo(1);
    assertThat(threads).hasValue(1);
  }

  @Test
  void keepsNothingOfTheCallOnceItsTaskIsOver() {
    byte[] call = new byte[1];
    WeakReference<byte[]> ofCall = new WeakReference<>(call);
    Timer timer = scheduler.schedule(new Holding(call), TimeUnit.HOURS.toNanos(1));
    call = null;

    timer.cancel();

    await()
        .until(
            () -> {
              System.gc();
              return ofCall.get() == null;
            });
    assertThat(timer).isNotNull();
  }

  private record Holding(byte[] call) implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void keepsNothingOfWhatIsCancelledWhileItWaitsForATaskThatIsFarOff() {
    scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(1));
    // In the first round it may still be busy with that task.
    for (int round = 0; round < 3; round++) {
      List<WeakReference<Timer>> cancelled = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Timer beneath = scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(2));
        scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(2));
        beneath.cancel();
        cancelled.add(new WeakReference<>(beneath));
      }
      await()
          .until(
              () -> {
                System.gc();
                // One that was sorted in before it was cancelled is kept for a while.
                return cancelled.stream().filter(timer -> timer.get() == null).count() > 90;
              });
    }
  }

  @Test
  void endsItsThreadWhenThereIsNothingToDoAndMakesAnother() {
    List<Thread> made = new CopyOnWriteArrayList<>();
    try (TimerThread briefly =
        new TimerThread(
            work -> {
              Thread thread = daemons.newThread(work);
              made.add(thread);
              return thread;
            },
            TimeUnit.MILLISECONDS.toNanos(10))) {
      AtomicInteger ran = new AtomicInteger();
      briefly.schedule(ran::incrementAndGet, 0);
      await().until(() -> ran.get() == 1 && !made.get(0).isAlive());

      briefly.schedule(ran::incrementAndGet, 0);

      await().until(() -> ran.get() == 2);
      assertThat(made).hasSize(2);
    }
  }

  @Test
  void isKeptAliveByNoTaskThatWasCancelled() {
    AtomicReference<Thread> made = new AtomicReference<>();
    TimerThread idling =
        new TimerThread(
            work -> {
              Thread thread = daemons.newThread(work);
              made.set(thread);
              return thread;
            },
            TimeUnit.MILLISECONDS.toNanos(1_500));
    Timer far = idling.schedule(() -> {}, TimeUnit.HOURS.toNanos(1));
    // It has sorted in by then what came before.
    AtomicInteger ran = new AtomicInteger();
    idling.schedule(ran::incrementAndGet, 0);
    await().until(() -> ran.get() == 1);

    far.cancel();

    await().until(() -> !made.get().isAlive());
    idling.close();
  }

  @Test
  void endsItsThreadAsSoonAsNothingIsLeftWhenNothingNewBegins() {
    AtomicReference<Thread> made = new AtomicReference<>();
    TimerThread retiring =
        new TimerThread(
            work -> {
              Thread thread = daemons.newThread(work);
              made.set(thread);
              return thread;
            });
    AtomicInteger ran = new AtomicInteger();
    Timer far = retiring.schedule(ran::incrementAndGet, TimeUnit.HOURS.toNanos(1));
    retiring.schedule(ran::incrementAndGet, TimeUnit.MILLISECONDS.toNanos(300));

    retiring.windDown();

    await().until(() -> ran.get() == 1);
    far.cancel();
    // Within its thirty seconds of patience.
    await().atMost(20, TimeUnit.SECONDS).until(() -> !made.get().isAlive());
    retiring.schedule(ran::incrementAndGet, 0);
    await().until(() -> ran.get() == 2);
    retiring.close();
  }

  @Test
  void triesAgainToMakeItsThreadWithTheNextTask() {
    AtomicBoolean outOfThreads = new AtomicBoolean(true);
    try (TimerThread starved =
        new TimerThread(
            work -> {
              if (outOfThreads.get()) {
                throw new OutOfMemoryError("unable to create native thread, says the test");
              }
              return daemons.newThread(work);
            })) {
      AtomicInteger ran = new AtomicInteger();
      assertThatThrownBy(() -> starved.schedule(ran::incrementAndGet, 0))
          .isInstanceOf(OutOfMemoryError.class);
      assertThat(starved.waiting()).as("nobody could cancel it").isZero();
      outOfThreads.set(false);

      starved.schedule(ran::incrementAndGet, 0);

      await().until(() -> ran.get() == 1);
    }
  }

  @Test
  void goesOnAfterThreadsThatRanOutOfStackInTheMiddleOfIt() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      long stack = 200_000 + i * 1_013L;
      Thread deep = new Thread(null, () -> scheduleToTheEndOfTheStack(), "deep", stack);
      deep.start();
      deep.join();
    }
    AtomicInteger ran = new AtomicInteger();

    scheduler.schedule(ran::incrementAndGet, 0);

    await().until(() -> ran.get() == 1);
    assertThat(threads).hasValue(1);
  }

  private void scheduleToTheEndOfTheStack() {
    try {
      Timer timer = scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(1));
      scheduleToTheEndOfTheStack();
      timer.cancel();
    } catch (StackOverflowError end) {
      // Each thread comes to its end in another place.
    }
  }

  @Test
  void losesNoTaskOfManyThreads() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    int each = 2_000;

    Threads.run(
        8,
        thread -> {
          for (int i = 0; i < each; i++) {
            Timer never = scheduler.schedule(() -> ran.addAndGet(1_000_000), Long.MAX_VALUE / 4);
            scheduler.schedule(ran::incrementAndGet, i % 7 * 300_000L);
            never.cancel();
          }
          return null;
        });

    await().until(() -> ran.get() == 8 * each);
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void wakesForEachTaskOfManyThreadsWhileAnotherIsFarOff() throws Exception {
    scheduler.schedule(() -> {}, TimeUnit.HOURS.toNanos(1));

    Threads.run(
        8,
        thread -> {
          for (int i = 0; i < 500; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            scheduler.schedule(ran::countDown, i % 11 * 30_000L);
            assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
          }
          return null;
        });
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

  @Test
  void tellsTasksThatAskForItWhenItIsClosed() {
    List<RuntimeException> told = new CopyOnWriteArrayList<>();
    AtomicInteger ran = new AtomicInteger();
    scheduler.schedule(new Asking(told, ran), TimeUnit.HOURS.toNanos(1));
    scheduler.schedule(new Asking(told, ran), TimeUnit.HOURS.toNanos(1)).cancel();
    scheduler.schedule(new Asking(told, ran), 0);
    await().until(() -> ran.get() == 1);

    scheduler.close();
    scheduler.close();

    assertThat(told).singleElement().asString().contains("closed");
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void tellsTheOthersWhenOneOfThemFailsOverIt() {
    List<RuntimeException> told = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 3; i++) {
      scheduler.schedule(new Asking(told, null), TimeUnit.HOURS.toNanos(1));
    }

    scheduler.close();

    assertThat(told).hasSize(3);
  }

  /** Fails when it is told and there is nothing to count by. */
  private record Asking(List<RuntimeException> told, AtomicInteger ran) implements Scheduler.Task {
    @Override
    public void run() {
      ran.incrementAndGet();
    }

    @Override
    public void abandoned(RuntimeException why) {
      told.add(why);
      ran.get();
    }
  }

  @Test
  void runsOthersInTimeAfterItIsClosedAndEndsItsThreadThen() {
    AtomicReference<Thread> ranOn = new AtomicReference<>();
    scheduler.schedule(() -> ranOn.set(Thread.currentThread()), TimeUnit.MILLISECONDS.toNanos(300));
    AtomicInteger far = new AtomicInteger();
    Timer never = scheduler.schedule(far::incrementAndGet, TimeUnit.HOURS.toNanos(1));

    scheduler.close();

    await().until(() -> ranOn.get() != null);
    assertThat(ranOn.get().isAlive()).isTrue();
    never.cancel();
    await().until(() -> !ranOn.get().isAlive());
    assertThat(far).hasValue(0);
  }

  @Test
  void losesNoTaskThatIsScheduledWhileItIsClosed() throws Exception {
    for (int round = 0; round < 200; round++) {
      TimerThread closing = new TimerThread(daemons);
      List<RuntimeException> told = new CopyOnWriteArrayList<>();
      AtomicInteger taken = new AtomicInteger();
      Threads.run(
          4,
          thread -> {
            if (thread == 0) {
              closing.close();
              return null;
            }
            for (int i = 0; i < 50; i++) {
              try {
                closing.schedule(new Asking(told, null), TimeUnit.HOURS.toNanos(1));
                taken.incrementAndGet();
              } catch (IllegalStateException closed) {
                break;
              }
            }
            return null;
          });

      assertThat(told).hasSize(taken.get());
      assertThat(closing.waiting()).isZero();
    }
  }
}
