package dev.faultline.resilience.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.testing.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadPoolBulkheadTest {

  private final ThreadPoolBulkhead bulkhead = new ThreadPoolBulkhead("shop", 2, 2);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    bulkhead.close();
  }

  /** A call that its thread begins and somebody else ends. */
  private ThreadPoolBulkhead.Task call(String name) {
    return new ThreadPoolBulkhead.Task() {
      @Override
      public void run() {
        lines.add(name);
      }

      @Override
      public void abandoned() {
        lines.add(name + " abandoned");
      }
    };
  }

  @Test
  void aCallIsUnderWayUntilItIsSaidToBeOver() {
    bulkhead.submit(call("a"));
    bulkhead.submit(call("b"));
    await().until(() -> lines.size() == 2);

    assertThat(bulkhead.submit(call("c"))).isTrue();
    assertThat(bulkhead.submit(call("d"))).isTrue();
    assertThat(bulkhead.submit(call("e"))).isFalse();

    assertThat(bulkhead.running()).isEqualTo(2);
    assertThat(bulkhead.waiting()).isEqualTo(2);
    assertThat(lines).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whoWaitsIsTakenInOrder() {
    for (String name : List.of("a", "b", "c", "d")) {
      bulkhead.submit(call(name));
    }
    await().until(() -> lines.size() == 2);

    bulkhead.leave();
    await().until(() -> lines.size() == 3);
    bulkhead.leave();
    await().until(() -> lines.size() == 4);

    assertThat(lines.subList(2, 4)).containsExactly("c", "d");
    bulkhead.leave();
    bulkhead.leave();
    assertThat(bulkhead.running()).isZero();
  }

  @Test
  void whoIsTakenBackLeavesItsPlace() {
    ThreadPoolBulkhead.Task third = call("c");
    bulkhead.submit(call("a"));
    bulkhead.submit(call("b"));
    bulkhead.submit(third);
    bulkhead.submit(call("d"));

    assertThat(bulkhead.withdraw(third)).isTrue();
    assertThat(bulkhead.withdraw(third)).isFalse();
    assertThat(bulkhead.submit(call("e"))).isTrue();

    bulkhead.leave();
    bulkhead.leave();
    await().until(() -> lines.size() == 4);
    assertThat(lines).doesNotContain("c");
  }

  @Test
  void whoWaitsWhenItIsClosedIsAbandonedAndNobodyEntersAnyMore() {
    bulkhead.submit(call("a"));
    bulkhead.submit(call("b"));
    await().until(() -> lines.size() == 2);
    bulkhead.submit(call("c"));

    bulkhead.close();

    assertThat(lines).endsWith("c abandoned");
    assertThat(bulkhead.submit(call("d"))).isFalse();
  }

  @Test
  void refusesNumbersThatItCannotBe() {
    assertThatThrownBy(() -> new ThreadPoolBulkhead("shop", 0, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("bulkhead.max-concurrent is 0: give 1 or more");
    assertThatThrownBy(() -> new ThreadPoolBulkhead("shop", 1, -1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("bulkhead.max-waiting is -1: give 0 or more");
  }

  @Test
  void neverHasMoreUnderWayThanItMay() throws Exception {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger ran = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger withdrawn = new AtomicInteger();

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            ThreadPoolBulkhead.Task task =
                new ThreadPoolBulkhead.Task() {
                  @Override
                  public void run() {
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    ran.incrementAndGet();
                    under.decrementAndGet();
                    bulkhead.leave();
                  }

                  @Override
                  public void abandoned() {
                    throw new AssertionError("nobody closes it");
                  }
                };
            if (bulkhead.submit(task)) {
              accepted.incrementAndGet();
              if (i % 7 == 0 && bulkhead.withdraw(task)) {
                withdrawn.incrementAndGet();
              }
            }
          }
          return null;
        });

    await().until(() -> bulkhead.running() == 0);
    assertThat(bulkhead.waiting()).isZero();
    assertThat(most.get()).isBetween(1, 2);
    assertThat(ran.get()).isEqualTo(accepted.get() - withdrawn.get());
  }

  @Test
  void abandonsManyThatWaitOneAfterTheOtherWhenThereAreNoThreads() throws Exception {
    List<Thread> made = new CopyOnWriteArrayList<>();
    try (ThreadPoolBulkhead starved =
        new ThreadPoolBulkhead(
            "starved",
            1,
            20_000,
            work -> {
              if (!made.isEmpty()) {
                throw new OutOfMemoryError("unable to create native thread, says the test");
              }
              Thread only = new Thread(work);
              only.setUncaughtExceptionHandler((dead, failure) -> {});
              made.add(only);
              return only;
            })) {
      AtomicInteger abandoned = new AtomicInteger();
      starved.submit(new Counted(abandoned));
      made.get(0).join();
      for (int i = 0; i < 20_000; i++) {
        assertThat(starved.submit(new Counted(abandoned))).isTrue();
      }

      starved.leave();

      assertThat(abandoned).hasValue(20_000);
      assertThat(starved.running()).isZero();
      assertThat(starved.waiting()).isZero();
    }
  }

  /** Takes its thread with it. */
  private static final class Counted implements ThreadPoolBulkhead.Task {

    private final AtomicInteger abandonments;

    Counted(AtomicInteger abandonments) {
      this.abandonments = abandonments;
    }

    @Override
    public void run() {
      throw new IllegalStateException("of the test");
    }

    @Override
    public void abandoned() {
      abandonments.incrementAndGet();
    }
  }
}
