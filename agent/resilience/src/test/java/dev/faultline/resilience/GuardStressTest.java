package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.retry.delay.RetryDelay;
import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.DaemonThreads;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.TimerThread;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every policy at once, on many threads, with bodies that succeed, fail and hang. */
class GuardStressTest {

  private static final int CALLS = 1_000_000;
  private static final int STAGES = 200_000;
  private static final int ROOM = 4;

  private final TimerThread timer = new TimerThread();
  private final ExecutorService executor =
      Executors.newCachedThreadPool(new DaemonThreads("stress"));
  private final GuardEnvironment environment =
      GuardEnvironment.of(Ticker.SYSTEM, Sleeper.SYSTEM, timer, executor);
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();
  private final Tally tally = new Tally();

  private final CircuitBreaker breaker =
      new CircuitBreaker(
          "stress",
          CircuitBreakerConfiguration.builder()
              .windowCalls(20)
              .failureRate(0.5)
              .delay(Duration.ofMillis(1))
              .probes(3)
              .probeDeadline(Duration.ofSeconds(60))
              .build(),
          Ticker.SYSTEM);
  private final RateLimiter limiter =
      new RateLimiter(
          "stress",
          RateLimiterConfiguration.builder()
              .permits(200)
              .period(Duration.ofMillis(20))
              .maxWait(Duration.ofMillis(1))
              .build(),
          Ticker.SYSTEM);

  @AfterEach
  void end() {
    timer.close();
    executor.shutdownNow();
  }

  private GuardConfiguration.Builder everything() {
    RetryBudget budget =
        new RetryBudget(
            "stress", RetryBudgetConfiguration.builder().share(1).build(), Ticker.SYSTEM);
    return GuardConfiguration.named("stress")
        .retry(
            RetryPolicy.builder()
                .maxAttempts(3)
                .maxDuration(Duration.ofMinutes(5))
                .delay(RetryDelay.NONE)
                .budget(budget)
                .build())
        .circuitBreaker(breaker, FailureFilter.of(IOException.class).build())
        .rateLimiter(limiter)
        .timeout(Timeout.of(Duration.ofMillis(200)))
        .verify(result -> !"rejected".equals(result));
  }

  /** Mostly succeeds; fails for a while in a row, so that the breaker opens; seldom hangs. */
  private Object body(SplittableRandom random) throws Exception {
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      int kind = random.nextInt(100_000);
      // At first nobody leaves before another one has found no room.
      while (tally.refusals.get(GuardListener.Reason.BULKHEAD_FULL).sum() == 0) {
        never.await(1, TimeUnit.MILLISECONDS);
      }
      int number = begun.getAndIncrement();
      if (number % 5_000 == 4_999) {
        never.await();
      }
      // All of them together: whatever the order, a window of the breaker has nothing but failures.
      if (number % 5_000 < 60 || kind < 2_000) {
        throw new IOException();
      }
      return kind < 3_000 ? "rejected" : "done";
    } finally {
      inside.decrementAndGet();
    }
  }

  @Test
  void aMillionCallsLoseNothing() throws Exception {
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "stress",
            SemaphoreBulkheadConfiguration.builder()
                .maxConcurrent(ROOM)
                .maxWaiting(8)
                .maxWait(Duration.ofMillis(100))
                .build(),
            Ticker.SYSTEM);
    Guard guard =
        new Guard(
            everything().bulkhead(bulkhead).fallback(FallbackChain.ofValue("instead")).build(),
            environment,
            tally);

    List<Integer> answered =
        Threads.run(
            Threads.MANY,
            thread -> {
              SplittableRandom random = new SplittableRandom(thread);
              int answers = 0;
              for (int i = 0; i < CALLS / Threads.MANY; i++) {
                Object answer = guard.call(() -> body(random), Invocation.of(null));
                answers += "done".equals(answer) || "instead".equals(answer) ? 1 : 0;
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
              }
              return answers;
            });

    assertThat(answered.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
    assertThat(tally.ends.sum()).isEqualTo(CALLS);
    assertThat(mostInside.get()).isBetween(2, ROOM);
    assertThat(bulkhead.underWay()).isZero();
    assertThat(bulkhead.waiting()).isZero();
    assertThat(timer.waiting()).isZero();
    assertThat(tally.entered.sum()).isEqualTo(tally.left.sum());
    assertEverythingHappened();
    assertBreakerRecovers(guard);
  }

  @Test
  void stagesOnAThreadPoolLoseNothing() throws Exception {
    ThreadPoolBulkhead pool = new ThreadPoolBulkhead("stress-pool", ROOM, 8);
    Guard guard = new Guard(everything().bulkhead(pool).build(), environment, tally);
    AtomicInteger ends = new AtomicInteger();

    Threads.run(
        Threads.MANY,
        thread -> {
          SplittableRandom random = new SplittableRandom(thread);
          List<CompletableFuture<Object>> open = new ArrayList<>();
          for (int i = 0; i < STAGES / Threads.MANY; i++) {
            int call = i;
            SplittableRandom own = random.split();
            CompletableFuture<Object> stage =
                guard.stage(
                    () -> CompletableFuture.completedFuture(body(own)), Invocation.of(null));
            if (call % 50 == 0) {
              stage.cancel(call % 100 == 0);
            }
            open.add(stage);
            if (open.size() == 4) {
              ends.addAndGet(ended(open));
            }
          }
          return ends.addAndGet(ended(open));
        });

    assertThat(ends).hasValue(STAGES / Threads.MANY * Threads.MANY);
    await().until(() -> pool.running() == 0);
    assertThat(pool.waiting()).isZero();
    assertThat(mostInside.get()).isBetween(2, ROOM);
    await().until(() -> timer.waiting() == 0);
    await().until(() -> tally.entered.sum() == tally.left.sum());
    await().until(() -> tally.ends.sum() == ends.get());
    assertEverythingHappened();
    assertThat(tally.reasons.get(GuardListener.End.CANCELLED).sum()).isPositive();
    pool.close();
    await().until(() -> noThreadIsNamed("stress-pool"));
  }

  /** Waits for all of them, and forgets them. */
  private static int ended(List<CompletableFuture<Object>> stages) {
    int ended = 0;
    for (CompletableFuture<Object> stage : stages) {
      try {
        stage.join();
      } catch (CancellationException | CompletionException asMayBe) {
        // How it ended is not what this is about.
      }
      ended++;
    }
    stages.clear();
    return ended;
  }

  /** Else the test would show less than it says. */
  private void assertEverythingHappened() {
    assertThat(tally.refusals.get(GuardListener.Reason.CIRCUIT_OPEN).sum()).isPositive();
    assertThat(tally.refusals.get(GuardListener.Reason.TIMED_OUT).sum()).isPositive();
    assertThat(tally.refusals.get(GuardListener.Reason.RESULT_REJECTED).sum()).isPositive();
    assertThat(tally.refusals.get(GuardListener.Reason.RATE_LIMITED).sum()).isPositive();
    assertThat(tally.refusals.get(GuardListener.Reason.BULKHEAD_FULL).sum()).isPositive();
    assertThat(tally.retries.sum()).isPositive();
    assertThat(tally.reasons.get(GuardListener.End.SUCCEEDED).sum()).isPositive();
  }

  private void assertBreakerRecovers(Guard guard) {
    await()
        .until(
            () -> {
              guard.call(() -> "done", Invocation.of(null));
              return breaker.mode() == BreakerMode.CLOSED;
            });
  }

  private static boolean noThreadIsNamed(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith(prefix));
  }

  /** Counts what guards tell. */
  private static final class Tally extends GuardListener {

    final LongAdder ends = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder entered = new LongAdder();
    final LongAdder left = new LongAdder();
    final Map<End, LongAdder> reasons = new EnumMap<>(End.class);
    final Map<Reason, LongAdder> refusals = new EnumMap<>(Reason.class);

    Tally() {
      for (End end : End.values()) {
        reasons.put(end, new LongAdder());
      }
      for (Reason reason : Reason.values()) {
        refusals.put(reason, new LongAdder());
      }
    }

    @Override
    public void ended(End end, int attempts, Throwable failure, long nanos) {
      ends.increment();
      reasons.get(end).increment();
    }

    @Override
    public void retrying(int attempt, Throwable failure, long delayNanos) {
      retries.increment();
    }

    @Override
    public void refused(Reason reason, int attempt) {
      refusals.get(reason).increment();
    }

    @Override
    public void bulkheadEntered(long waitedNanos) {
      entered.increment();
    }

    @Override
    public void bulkheadLeft(long ranNanos) {
      left.increment();
    }
  }
}
