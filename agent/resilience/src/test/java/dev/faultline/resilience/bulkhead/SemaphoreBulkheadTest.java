package dev.faultline.resilience.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SemaphoreBulkheadTest {

  private final List<String> entered = new ArrayList<>();

  private static SemaphoreBulkhead bulkhead(SemaphoreBulkheadConfiguration.Builder settings) {
    return new SemaphoreBulkhead("payments", settings.build(), Ticker.SYSTEM);
  }

  private static SemaphoreBulkheadConfiguration.Builder settings(int concurrent, int waiting) {
    return SemaphoreBulkheadConfiguration.builder().maxConcurrent(concurrent).maxWaiting(waiting);
  }

  private BulkheadWaiter waiter(String name) {
    return new BulkheadWaiter() {
      @Override
      protected void entered() {
        entered.add(name);
      }
    };
  }

  @Test
  void letsInAsManyAsItMay() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(2, 0));

    assertThat(bulkhead.enter()).isTrue();
    assertThat(bulkhead.tryEnter()).isTrue();
    assertThat(bulkhead.enter()).isFalse();
    assertThat(bulkhead.underWay()).isEqualTo(2);
    bulkhead.leave();
    assertThat(bulkhead.enter()).isTrue();
  }

  @Test
  void leavesPlacesForCallsThatHadNoStackToDoSo() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(2, 1));
    enterWithoutLeaving(bulkhead, 2);

    assertThat(bulkhead.tryEnter()).isTrue();
    assertThat(bulkhead.underWay()).isEqualTo(1);
    enterWithoutLeaving(bulkhead, 1);
    assertThat(bulkhead.enterLater(waiter("a"))).isTrue();
    assertThat(entered).containsExactly("a");
    assertThat(bulkhead.underWay()).isEqualTo(2);
    assertThat(bulkhead.tryEnter()).isFalse();
  }

  private static void enterWithoutLeaving(SemaphoreBulkhead bulkhead, int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(bulkhead.tryEnter()).isTrue();
      UnleftPlaces unleft = bulkhead.unleft();
      unleft.ended[unleft.next++ & UnleftPlaces.LAST]++;
      unleft.any = true;
    }
  }

  @Test
  void letsThoseWhoWaitInInTheirOrder() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 2));

    assertThat(bulkhead.enterLater(waiter("a"))).isTrue();
    assertThat(bulkhead.enterLater(waiter("b"))).isTrue();
    assertThat(bulkhead.enterLater(waiter("c"))).isTrue();
    assertThat(bulkhead.enterLater(waiter("d"))).as("a third to wait").isFalse();
    assertThat(entered).containsExactly("a");
    assertThat(bulkhead.waiting()).isEqualTo(2);
    bulkhead.leave();
    assertThat(bulkhead.tryEnter()).as("before c").isFalse();
    bulkhead.leave();

    assertThat(entered).containsExactly("a", "b", "c");
    assertThat(bulkhead.underWay()).isEqualTo(1);
    assertThat(bulkhead.waiting()).isZero();
  }

  @Test
  void whoStopsWaitingLeavesNothingBehind() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 1));
    BulkheadWaiter first = waiter("first");
    BulkheadWaiter second = waiter("second");
    bulkhead.enterLater(first);
    bulkhead.enterLater(second);

    assertThat(bulkhead.cancel(first)).as("it is in").isFalse();
    assertThat(bulkhead.cancel(second)).isTrue();
    assertThat(bulkhead.cancel(second)).as("twice").isFalse();
    assertThat(bulkhead.enterLater(waiter("third"))).isTrue();
    bulkhead.leave();

    assertThat(entered).containsExactly("first", "third");
  }

  @Test
  void whoIsCancelledBeforeAskingTakesNoPlace() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 1));
    BulkheadWaiter early = waiter("early");

    assertThat(bulkhead.cancel(early)).isTrue();
    assertThat(bulkhead.cancel(early)).as("twice").isFalse();
    assertThat(bulkhead.enterLater(early)).as("it is not refused").isTrue();

    assertThat(entered).isEmpty();
    assertThat(bulkhead.underWay()).isZero();
    assertThat(bulkhead.tryEnter()).isTrue();
  }

  @Test
  void whoIsCancelledBeforeAskingTakesNothingFromThoseWhoAreInOrWait() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 2));
    BulkheadWaiter early = waiter("early");
    bulkhead.enterLater(waiter("in"));

    bulkhead.cancel(early);
    assertThat(bulkhead.underWay()).as("the place of whoever is in").isEqualTo(1);
    bulkhead.enterLater(waiter("next"));
    bulkhead.cancel(waiter("early too"));
    assertThat(bulkhead.waiting()).as("the turn of whoever waits").isEqualTo(1);
    bulkhead.enterLater(early);
    assertThat(bulkhead.waiting()).isEqualTo(1);
    bulkhead.leave();

    assertThat(entered).containsExactly("in", "next");
    bulkhead.leave();
    assertThat(bulkhead.underWay()).isZero();
    assertThat(bulkhead.enterLater(waiter("last"))).isTrue();
    assertThat(entered).containsExactly("in", "next", "last");
  }

  @Test
  void aThreadWaitsUntilAnotherLeaves() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 1));
    bulkhead.enter();
    CompletableFuture<Boolean> other = new CompletableFuture<>();
    Thread thread = start(bulkhead, other);

    await().until(() -> thread.getState() == Thread.State.WAITING);
    assertThat(bulkhead.enter()).as("a second to wait").isFalse();
    bulkhead.leave();

    assertThat(other.get()).isTrue();
    assertThat(bulkhead.underWay()).isEqualTo(1);
  }

  private static Thread start(SemaphoreBulkhead bulkhead, CompletableFuture<Boolean> result) {
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(bulkhead.enter());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void aThreadWaitsNoLongerThanItMay() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 1).maxWait(Duration.ofMillis(20)));
    bulkhead.enter();

    assertThat(bulkhead.enter()).isFalse();

    assertThat(bulkhead.waiting()).isZero();
    bulkhead.leave();
    assertThat(bulkhead.enter()).isTrue();
  }

  @Test
  void aThreadThatIsInterruptedStopsWaiting() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 1));
    bulkhead.enter();
    CompletableFuture<Boolean> other = new CompletableFuture<>();
    Thread thread = start(bulkhead, other);

    await().until(() -> thread.getState() == Thread.State.WAITING);
    thread.interrupt();

    assertThatThrownBy(other::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(bulkhead.waiting()).isZero();
    bulkhead.leave();
    assertThat(bulkhead.tryEnter()).isTrue();
  }

  /** As {@code Thread.stop} does to one that waits. */
  @Test
  void aThreadThatIsStoppedWhileItWaitsTakesNoPlaceWithIt() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "payments",
            settings(1, 1).maxWait(Duration.ofMinutes(1)).build(),
            () -> {
              if (readings.incrementAndGet() == 2) {
                throw new StoppedError();
              }
              return System.nanoTime();
            });
    assertThat(bulkhead.enter()).isTrue();

    assertThatThrownBy(bulkhead::enter).isInstanceOf(StoppedError.class);

    assertThat(bulkhead.waiting()).isZero();
    bulkhead.leave();
    assertThat(bulkhead.underWay()).isZero();
    assertThat(bulkhead.enter()).isTrue();
  }

  private static final class StoppedError extends Error {

    private static final long serialVersionUID = 1;
  }

  @Test
  void anInterruptMattersOnlyToWhoWouldWait() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 1));
    Thread.currentThread().interrupt();

    assertThat(bulkhead.enter()).isTrue();
    assertThatThrownBy(bulkhead::enter).isInstanceOf(InterruptedException.class);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(bulkhead.waiting()).isZero();
  }

  @Test
  void morePlacesLetInThoseWhoWait() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(1, 5));
    for (String name : List.of("a", "b", "c", "d")) {
      bulkhead.enterLater(waiter(name));
    }

    bulkhead.reconfigure(settings(3, 5).build());

    assertThat(entered).containsExactly("a", "b", "c");
    assertThat(bulkhead.limit()).isEqualTo(3);
  }

  @Test
  void fewerPlacesLetNobodyInUntilEnoughHaveLeft() {
    SemaphoreBulkhead bulkhead = bulkhead(settings(3, 0));
    bulkhead.tryEnter();
    bulkhead.tryEnter();
    bulkhead.tryEnter();

    bulkhead.reconfigure(settings(1, 0).build());
    bulkhead.leave();
    bulkhead.leave();
    assertThat(bulkhead.tryEnter()).isFalse();
    bulkhead.leave();

    assertThat(bulkhead.tryEnter()).isTrue();
    assertThat(bulkhead.tryEnter()).isFalse();
  }

  @Test
  void neverLetsInMoreThanItMayAndLosesNoPlace() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(5, 20).maxWait(Duration.ofNanos(200_000)));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger tooMany = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();

    List<Integer> times =
        Threads.run(
            Threads.MANY,
            thread -> {
              int mine = 0;
              for (int i = 0; i < 2_000; i++) {
                boolean in = false;
                try {
                  if (i % 50 == 7) {
                    Thread.currentThread().interrupt();
                  }
                  in = bulkhead.enter();
                } catch (InterruptedException expected) {
                  refused.incrementAndGet();
                  continue;
                }
                if (in) {
                  if (inside.incrementAndGet() > 5) {
                    tooMany.incrementAndGet();
                  }
                  Thread.interrupted();
                  Thread.yield();
                  inside.decrementAndGet();
                  bulkhead.leave();
                  mine++;
                } else {
                  Thread.interrupted();
                  refused.incrementAndGet();
                }
              }
              return mine;
            });

    assertThat(tooMany).hasValue(0);
    assertThat(times.stream().mapToInt(Integer::intValue).sum() + refused.get())
        .isEqualTo(Threads.MANY * 2_000);
    assertThat(bulkhead.waiting()).isZero();
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void whoWaitsWithoutAThreadIsLetInOrCancelledAndNeverBoth() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(settings(3, 1_000));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger mostInside = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            AtomicReference<Thread> enteredBy = new AtomicReference<>();
            BulkheadWaiter waiter =
                new BulkheadWaiter() {
                  @Override
                  protected void entered() {
                    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    enteredBy.set(Thread.currentThread());
                  }
                };
            boolean in = bulkhead.enterLater(waiter) && !bulkhead.cancel(waiter);
            if (in) {
              while (enteredBy.get() == null) {
                Thread.onSpinWait();
              }
              inside.decrementAndGet();
              bulkhead.leave();
            }
            ended.incrementAndGet();
          }
          return null;
        });

    assertThat(ended).hasValue(Threads.MANY * 2_000);
    assertThat(mostInside.get()).isBetween(1, 3);
    assertThat(bulkhead.waiting()).isZero();
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> settings(0, 0))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("bulkhead.max-concurrent is 0: give 1 or more");
    assertThatThrownBy(() -> settings(1, -1))
        .hasMessage("bulkhead.max-waiting is -1: give 0 or more");
    assertThatThrownBy(() -> settings(1, 0).maxWait(Duration.ofSeconds(1)).build())
        .hasMessage(
            "bulkhead.max-wait is 1s: no call waits, because bulkhead.max-waiting is 0; leave it"
                + " out, or say how many may wait");
  }
}
