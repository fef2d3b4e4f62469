package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.DaemonThreads;
import dev.faultline.resilience.time.Scheduler;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.TimerThread;
import dev.faultline.resilience.timeout.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts whose time is up, or that are cancelled, before they have asked for their place. */
@org.junit.jupiter.api.Timeout(120)
class AbandonedStageTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final int ROOM = 5;
  private static final int CALLS_PER_THREAD = 2_000;

  private final TimerThread timer = new TimerThread();
  private final ExecutorService executor =
      Executors.newCachedThreadPool(new DaemonThreads("abandoned"));
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();

  @AfterEach
  void end() {
    timer.close();
    executor.shutdownNow();
  }

  private static SemaphoreBulkhead bulkhead(int concurrent, int waiting) {
    return new SemaphoreBulkhead(
        "places",
        SemaphoreBulkheadConfiguration.builder()
            .maxConcurrent(concurrent)
            .maxWaiting(waiting)
            .build(),
        Ticker.SYSTEM);
  }

  private static GuardConfiguration.Builder shortOfTime() {
    return GuardConfiguration.named("shop").timeout(Timeout.of(Duration.ofNanos(1)));
  }

  private Guard guard(GuardConfiguration.Builder configuration, Scheduler scheduler) {
    return new Guard(
        configuration.build(),
        GuardEnvironment.of(Ticker.SYSTEM, Sleeper.SYSTEM, scheduler, executor),
        null);
  }

  /** Whatever is due later is due now. */
  private static Scheduler noTimeAtAll() {
    return (task, delay) -> {
      task.run();
      return () -> {};
    };
  }

  private CompletableFuture<String> body() {
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    Thread.yield();
    inside.decrementAndGet();
    return CompletableFuture.completedFuture("done");
  }

  @Test
  void takesNoPlaceWhenItsTimeIsUpBeforeItHasAsked() {
    SemaphoreBulkhead bulkhead = bulkhead(1, 1);
    Guard guard = guard(shortOfTime().bulkhead(bulkhead), noTimeAtAll());

    CompletableFuture<String> result = guard.stage(this::body, CALL);

    assertThatThrownBy(() -> result.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimedOutException.class);
    assertThat(bulkhead.underWay()).isZero();
    assertThat(mostInside).hasValue(0);
  }

  @Test
  void leavesThePlaceToWhoeverIsInWhenItsTimeIsUpBeforeItHasAsked() {
    SemaphoreBulkhead bulkhead = bulkhead(1, 1);
    Guard guard = guard(shortOfTime().bulkhead(bulkhead), noTimeAtAll());
    bulkhead.tryEnter();

    CompletableFuture<String> result = guard.stage(this::body, CALL);

    await().until(result::isDone);
    assertThat(bulkhead.underWay()).isEqualTo(1);
    assertThat(bulkhead.waiting()).isZero();
    bulkhead.leave();
    assertThat(bulkhead.underWay()).isZero();
    assertThat(mostInside).hasValue(0);
  }

  @Test
  void leavesThePoolAsItWasWhenItsTimeIsUpBeforeItHasAsked() {
    ThreadPoolBulkhead pool = new ThreadPoolBulkhead("abandoned-pool", 1, 1);
    Guard guard = guard(shortOfTime().bulkhead(pool), noTimeAtAll());

    CompletableFuture<String> result = guard.stage(this::body, CALL);

    await().until(result::isDone);
    await().until(() -> pool.running() == 0);
    assertThat(pool.waiting()).isZero();
    assertThat(mostInside).hasValue(0);
    pool.close();
  }

  @Test
  void aTimeOfTheRateLimiterIsFreeAgainWhenTheCallThatWaitsForItIsCancelled() {
    FakeTime time = new FakeTime();
    RateLimiter limiter =
        new RateLimiter(
            "rate",
            RateLimiterConfiguration.builder()
                .kind(RateLimiterKind.SMOOTH)
                .permits(1)
                .period(Duration.ofSeconds(1))
                .maxWait(Duration.ofSeconds(10))
                .build(),
            time);
    Guard guard =
        new Guard(
            GuardConfiguration.named("shop").rateLimiter(limiter).build(),
            time.environment(),
            null);
    assertThat(guard.stage(this::body, CALL)).isCompletedWithValue("done");
    CompletableFuture<String> waits = guard.stage(this::body, CALL);
    assertThat(waits).isNotDone();

    waits.cancel(false);

    assertThat(limiter.waitNanos(limiter.reserve())).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(time.waiting()).isZero();
  }

  @Test
  void isNotCountedAsRefusedByABulkheadWhenItsTimeWasUpBefore() {
    SemaphoreBulkhead bulkhead = bulkhead(1, 0);
    bulkhead.tryEnter();
    Told told = new Told();
    Guard guard =
        new Guard(
            shortOfTime().bulkhead(bulkhead).build(),
            GuardEnvironment.of(Ticker.SYSTEM, Sleeper.SYSTEM, noTimeAtAll(), executor),
            told);

    CompletableFuture<String> result = guard.stage(this::body, CALL);

    await().until(result::isDone);
    assertThat(told.lines())
        .contains("refused TIMED_OUT at 1")
        .doesNotContain("refused BULKHEAD_FULL at 1");
  }

  @Test
  void manyThatAreTooLateOrCancelledLoseAndMakeNoPlace() throws Exception {
    SemaphoreBulkhead bulkhead = bulkhead(ROOM, 100);
    Guard hasty = guard(shortOfTime().bulkhead(bulkhead), timer);
    Guard patient = guard(GuardConfiguration.named("shop").bulkhead(bulkhead), timer);

    List<Integer> ended =
        Threads.run(
            Threads.MANY,
            thread -> {
              List<CompletableFuture<String>> stages = new ArrayList<>();
              for (int i = 0; i < CALLS_PER_THREAD; i++) {
                stages.add((i % 10 == 0 ? patient : hasty).stage(this::body, CALL));
                if (i % 7 == 0) {
                  stages.get(i).cancel(false);
                }
              }
              for (CompletableFuture<String> stage : stages) {
                stage.handle((result, failure) -> result).get(30, TimeUnit.SECONDS);
              }
              return stages.size();
            });

    assertThat(ended).hasSize(Threads.MANY).containsOnly(CALLS_PER_THREAD);
    await().until(() -> bulkhead.underWay() == 0);
    assertThat(bulkhead.waiting()).isZero();
    assertThat(mostInside.get()).isBetween(1, ROOM);
    assertAsManyAreHeldAsThereArePlaces(patient, bulkhead);
    assertAllPlacesCanBeHadByThreads(patient, bulkhead);
  }

  private void assertAsManyAreHeldAsThereArePlaces(Guard guard, SemaphoreBulkhead bulkhead) {
    AtomicInteger held = new AtomicInteger();
    CompletableFuture<String> release = new CompletableFuture<>();
    List<CompletableFuture<String>> stages = new ArrayList<>();
    for (int i = 0; i < 12 * ROOM; i++) {
      stages.add(
          guard.stage(
              () -> {
                held.incrementAndGet();
                return release;
              },
              CALL));
    }
    assertThat(held).hasValue(ROOM);
    assertThat(bulkhead.underWay()).isEqualTo(ROOM);

    release.complete("done");

    await().until(() -> stages.stream().allMatch(CompletableFuture::isDone));
    assertThat(held).hasValue(12 * ROOM);
    await().until(() -> bulkhead.underWay() == 0);
  }

  /** As many at once as there are places, again and again, with others that wait their turn. */
  private void assertAllPlacesCanBeHadByThreads(Guard guard, SemaphoreBulkhead bulkhead)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(ROOM);
    // Of all of them, or in the end one thread would be left with calls that it makes alone.
    AtomicInteger calls = new AtomicInteger();

    Threads.run(
        4 * ROOM,
        thread -> {
          while (calls.incrementAndGet() <= 80 * ROOM) {
            guard.call(() -> together.await(30, TimeUnit.SECONDS), CALL);
          }
          return null;
        });

    assertThat(bulkhead.underWay()).isZero();
    assertThat(bulkhead.waiting()).isZero();
  }
}
