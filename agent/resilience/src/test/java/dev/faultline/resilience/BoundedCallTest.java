package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.refusal.BulkheadFullException;
import dev.faultline.resilience.refusal.RateLimitedException;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.TimerThread;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rate limiters, semaphores and budgets around synchronous calls. */
class BoundedCallTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    Thread.interrupted();
    release.countDown();
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), told);
  }

  private static GuardConfiguration.Builder shop() {
    return GuardConfiguration.named("shop");
  }

  private RateLimiter oneASecond(Duration maxWait) {
    return new RateLimiter(
        "till",
        RateLimiterConfiguration.builder()
            .permits(1)
            .period(Duration.ofSeconds(1))
            .maxWait(maxWait)
            .build(),
        time);
  }

  private SemaphoreBulkhead one(int waiting) {
    return new SemaphoreBulkhead(
        "till",
        SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(waiting).build(),
        time);
  }

  private static RetryPolicy retry(int attempts, Duration delay) {
    return RetryPolicy.builder()
        .maxAttempts(attempts)
        .delay(Backoff.builder().fixed(delay).build())
        .build();
  }

  @Test
  void aLimiterRefusesAndSaysWhenToComeBack() throws Exception {
    Guard guard = guard(shop().rateLimiter(oneASecond(Duration.ZERO)));
    assertThat(guard.call(new Script("first"), CALL)).isEqualTo("first");
    Script second = new Script("never");

    assertThatThrownBy(() -> guard.call(second, CALL))
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            refusal -> assertThat(refusal.waitNanos()).isEqualTo(1_000_000_000))
        .hasMessage("shop: more calls than its rate allows");
    assertThat(second.calls()).isZero();
  }

  @Test
  void aLimiterMayHaveACallWait() throws Exception {
    Guard guard = guard(shop().rateLimiter(oneASecond(Duration.ofSeconds(5))));

    guard.call(new Script("first"), CALL);
    guard.call(new Script("second"), CALL);

    assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void theTimeSpentWaitingForThePermitIsNotTheAttempts() throws Exception {
    Guard guard =
        guard(
            shop()
                .rateLimiter(oneASecond(Duration.ofSeconds(5)))
                .timeout(Timeout.of(Duration.ofMillis(500))));

    guard.call(new Script("first"), CALL);
    assertThat(guard.call(new Script("second"), CALL)).isEqualTo("second");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void anInterruptWhileWaitingForThePermitGivesItBack() throws Exception {
    Guard guard = guard(shop().rateLimiter(oneASecond(Duration.ofSeconds(5))));
    guard.call(new Script("first"), CALL);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> guard.call(new Script("never"), CALL))
        .isInstanceOf(RateLimitedException.class);

    assertThat(Thread.interrupted()).isTrue();
    guard.call(new Script("second"), CALL);
    assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aBulkheadIsLeftHoweverTheAttemptEnds() throws Exception {
    SemaphoreBulkhead bulkhead = one(0);
    Guard guard = guard(shop().bulkhead(bulkhead));

    guard.call(new Script("paid"), CALL);
    assertThatThrownBy(() -> guard.call(new Script(new IOException()), CALL))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> guard.call(new Script(new StackOverflowError()), CALL))
        .isInstanceOf(StackOverflowError.class);

    assertThat(bulkhead.underWay()).isZero();
    assertThat(told.lines())
        .containsSequence("entered", "left", "ended SUCCEEDED after 1: nothing")
        .containsSequence("entered", "left", "ended NOT_RETRYABLE after 1: IOException");
  }

  @Test
  void aFullBulkheadRefuses() throws Exception {
    Guard guard = guard(shop().bulkhead(one(0)));

    Object outer =
        guard.call(
            () -> {
              Script inner = new Script("never");
              assertThatThrownBy(() -> guard.call(inner, CALL))
                  .isInstanceOf(BulkheadFullException.class)
                  .hasMessage("shop: 1 call is under way, and no more may be");
              assertThat(inner.calls()).isZero();
              return "outer";
            },
            CALL);

    assertThat(outer).isEqualTo("outer");
  }

  @Test
  void itIsLeftWhileWaitingForTheNextAttempt() throws Exception {
    SemaphoreBulkhead bulkhead = one(0);
    AtomicReference<Integer> underWay = new AtomicReference<>();
    Guard guard =
        new Guard(
            shop().bulkhead(bulkhead).retry(retry(2, Duration.ofMillis(10))).build(),
            GuardEnvironment.of(
                time,
                nanos -> {
                  underWay.set(bulkhead.underWay());
                  time.sleep(nanos);
                },
                time,
                Runnable::run),
            told);

    assertThat(guard.call(new Script(new IOException(), "paid"), CALL)).isEqualTo("paid");
    assertThat(underWay).hasValue(0);
  }

  @Test
  void refusalsCountForTheBreakerAroundThem() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "till", CircuitBreakerConfiguration.builder().windowCalls(1).build(), time);
    SemaphoreBulkhead bulkhead = one(0);
    bulkhead.enter();

    assertThatThrownBy(
            () ->
                guard(shop().circuitBreaker(breaker).bulkhead(bulkhead))
                    .call(new Script("never"), CALL))
        .isInstanceOf(BulkheadFullException.class);
    assertThat(breaker.mode()).isEqualTo(BreakerMode.OPEN);
    assertThat(bulkhead.underWay()).isEqualTo(1);
  }

  @Test
  void waitingForTheBulkheadIsPartOfTheTimeAnAttemptMayTake() throws Exception {
    SemaphoreBulkhead bulkhead = one(1);
    bulkhead.enter();
    try (TimerThread timer = new TimerThread()) {
      Guard guard =
          new Guard(
              shop().bulkhead(bulkhead).timeout(Timeout.of(Duration.ofMillis(20))).build(),
              GuardEnvironment.of(Ticker.SYSTEM, Sleeper.SYSTEM, timer, Runnable::run),
              told);

      assertThatThrownBy(() -> guard.call(new Script("never"), CALL))
          .isInstanceOf(TimedOutException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(bulkhead.waiting()).isZero();
      assertThat(bulkhead.underWay()).isEqualTo(1);
      assertThat(told.lines())
          .contains("refused TIMED_OUT at 1")
          .doesNotContain("refused BULKHEAD_FULL at 1");
    }
  }

  @Test
  void anInterruptWhileWaitingForTheBulkheadIsARefusalAndStaysVisible() throws Exception {
    SemaphoreBulkhead bulkhead = one(1);
    bulkhead.enter();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> guard(shop().bulkhead(bulkhead)).call(new Script("never"), CALL))
        .isInstanceOf(BulkheadFullException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(bulkhead.waiting()).isZero();
  }

  @Test
  void aBudgetThatIsUsedUpEndsTheCall() {
    RetryBudget budget =
        new RetryBudget(
            "service",
            RetryBudgetConfiguration.builder().share(0.5).minimumPerSecond(0).build(),
            time);
    RetryPolicy retry =
        RetryPolicy.builder()
            .maxAttempts(5)
            .delay(Backoff.builder().fixed(Duration.ofMillis(1)).build())
            .budget(budget)
            .build();
    Script first = new Script(new IOException());
    Script second = new Script(new IOException(), new IOException());

    assertThatThrownBy(() -> guard(shop().retry(retry)).call(first, CALL))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> guard(shop().retry(retry)).call(second, CALL))
        .isInstanceOf(IOException.class);

    // Two calls have saved one retry.
    assertThat(first.calls()).isEqualTo(1);
    assertThat(second.calls()).isEqualTo(2);
    assertThat(told.lines())
        .containsExactly(
            "ended BUDGET_EXHAUSTED after 1: IOException",
            "retrying after 1: IOException",
            "ended BUDGET_EXHAUSTED after 2: IOException");
  }

  @Test
  void aStageHoldsItsPlaceUntilItIsDone() throws Exception {
    SemaphoreBulkhead bulkhead = one(1);
    Guard guard = guard(shop().bulkhead(bulkhead));
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();

    CompletableFuture<String> firstResult = guard.stage(() -> first, CALL);
    CompletableFuture<String> secondResult = guard.stage(() -> second, CALL);
    CompletableFuture<String> thirdResult = guard.stage(CompletableFuture::new, CALL);

    assertThat(bulkhead.underWay()).isEqualTo(1);
    assertThat(bulkhead.waiting()).isEqualTo(1);
    assertThatThrownBy(thirdResult::get).hasCauseInstanceOf(BulkheadFullException.class);
    first.complete("first");
    assertThat(firstResult).isCompletedWithValue("first");
    assertThat(bulkhead.waiting()).isZero();
    second.complete("second");
    assertThat(secondResult).isCompletedWithValue("second");
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void aStageWaitsForItsPlaceNoLongerThanItMayAndWithoutAThread() throws Exception {
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "till",
            SemaphoreBulkheadConfiguration.builder()
                .maxConcurrent(1)
                .maxWaiting(1)
                .maxWait(Duration.ofSeconds(1))
                .build(),
            time);
    bulkhead.enter();
    CompletableFuture<String> result =
        guard(shop().bulkhead(bulkhead)).stage(CompletableFuture::new, CALL);
    assertThat(result).isNotDone();

    time.pass(Duration.ofSeconds(1));

    assertThatThrownBy(result::get).hasCauseInstanceOf(BulkheadFullException.class);
    assertThat(bulkhead.waiting()).isZero();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void aStageThatIsCancelledWhileItWaitsLeavesItsPlace() throws Exception {
    SemaphoreBulkhead bulkhead = one(1);
    bulkhead.enter();
    CompletableFuture<String> result =
        guard(shop().bulkhead(bulkhead))
            .stage(
                () -> {
                  throw new AssertionError("begun");
                },
                CALL);

    result.cancel(true);

    assertThat(bulkhead.waiting()).isZero();
    bulkhead.leave();
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void aStageWaitsForItsPermitWithoutAThread() {
    Guard guard = guard(shop().rateLimiter(oneASecond(Duration.ofSeconds(5))));
    guard.stage(CompletableFuture::new, CALL);
    CompletableFuture<String> second = new CompletableFuture<>();

    CompletableFuture<String> result = guard.stage(() -> second, CALL);
    assertThat(time.waiting()).isEqualTo(1);
    time.pass(Duration.ofSeconds(1));
    second.complete("second");

    assertThat(result).isCompletedWithValue("second");
    assertThat(time.slept()).isEmpty();
  }

  /** On real threads: the one that leaves does not run the next one's code. */
  @Test
  void whoeverLeavesDoesNotRunTheNext() throws Exception {
    SemaphoreBulkhead bulkhead = one(1);
    try (GuardEnvironment environment = GuardEnvironment.create()) {
      Guard guard = new Guard(shop().bulkhead(bulkhead).build(), environment, null);
      CompletableFuture<String> first = new CompletableFuture<>();
      guard.stage(() -> first, CALL);
      CompletableFuture<String> ranOn =
          guard.stage(
              () -> CompletableFuture.completedFuture(Thread.currentThread().getName()), CALL);

      first.complete("over");

      assertThat(ranOn.get(30, TimeUnit.SECONDS)).startsWith("faultline-async-");
      await().until(() -> bulkhead.underWay() == 0);
    }
  }
}
