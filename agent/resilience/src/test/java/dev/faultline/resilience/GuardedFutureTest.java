package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.refusal.BulkheadFullException;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On real threads: two of a bulkhead, with room for one more to wait. */
class GuardedFutureTest {

  private static final Invocation CALL = Invocation.of(null);

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final ThreadPoolBulkhead pool = new ThreadPoolBulkhead("shop", 2, 1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicBoolean interrupted = new AtomicBoolean();

  @AfterEach
  void end() throws Exception {
    release.countDown();
    pool.close();
    environment.close();
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), environment, null);
  }

  private GuardConfiguration.Builder pooled() {
    return GuardConfiguration.named("shop").bulkhead(pool);
  }

  private Future<String> held() throws InterruptedException {
    begun.incrementAndGet();
    release.await();
    return CompletableFuture.completedFuture("held");
  }

  private Future<String> deaf() {
    begun.incrementAndGet();
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException ignored) {
        interrupted.set(true);
      }
    }
    return CompletableFuture.completedFuture(interrupted.get() ? "interrupted" : "left alone");
  }

  @Test
  void givesWhatTheReturnedFutureDoes() throws Exception {
    Future<String> result =
        guard(pooled()).future(() -> CompletableFuture.completedFuture("paid"), CALL);

    assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("paid");
    assertThat(result.isDone()).isTrue();
    assertThat(result.isCancelled()).isFalse();
  }

  @Test
  void runsOnAThreadOfTheBulkheads() throws Exception {
    Future<String> result =
        guard(pooled())
            .future(
                () -> CompletableFuture.completedFuture(Thread.currentThread().getName()), CALL);

    assertThat(result.get(30, TimeUnit.SECONDS)).startsWith("shop-bulkhead-");
  }

  @Test
  void runsOnTheExecutorWhenToldTo() throws Exception {
    Future<String> result =
        guard(GuardConfiguration.named("shop").retry(RetryPolicy.builder().build()).offload())
            .future(
                () -> CompletableFuture.completedFuture(Thread.currentThread().getName()), CALL);

    assertThat(result.get(30, TimeUnit.SECONDS)).startsWith("faultline-async-");
  }

  @Test
  void whatTheBodyThrowsIsRetried() throws Exception {
    Future<String> result =
        guard(pooled().retry(RetryPolicy.builder().maxAttempts(3).build()))
            .future(
                () -> {
                  if (begun.incrementAndGet() < 3) {
                    throw new IOException();
                  }
                  return CompletableFuture.completedFuture("paid");
                },
                CALL);

    assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("paid");
    assertThat(begun).hasValue(3);
  }

  @Test
  void whatBecomesOfTheFutureIsNot() {
    IOException failure = new IOException();
    Future<String> result =
        guard(pooled().retry(RetryPolicy.builder().maxAttempts(3).build()))
            .future(
                () -> {
                  begun.incrementAndGet();
                  return CompletableFuture.failedFuture(failure);
                },
                CALL);

    assertThatThrownBy(() -> result.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCause(failure);
    assertThat(begun).hasValue(1);
  }

  @Test
  void refusesWhatFindsNoRoom() throws Exception {
    Guard guard = guard(pooled());
    Future<String> first = guard.future(this::held, CALL);
    Future<String> second = guard.future(this::held, CALL);
    Future<String> third = guard.future(this::held, CALL);
    await().until(() -> begun.get() == 2);

    Future<String> fourth = guard.future(this::held, CALL);

    assertThat(fourth.isDone()).isTrue();
    assertThatThrownBy(fourth::get)
        .hasCauseInstanceOf(BulkheadFullException.class)
        .hasMessageContaining("shop: 2 calls are under way, and no more may be");
    assertThat(pool.running()).isEqualTo(2);
    assertThat(pool.waiting()).isEqualTo(1);
    release.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("held");
    assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("held");
    assertThat(third.get(30, TimeUnit.SECONDS)).isEqualTo("held");
    await().until(() -> pool.running() == 0);
  }

  @Test
  void whatTimesOutInTheQueueIsNeverBegunAndLeavesItsPlace() throws Exception {
    Guard patient = guard(pooled());
    patient.future(this::held, CALL);
    patient.future(this::held, CALL);
    await().until(() -> begun.get() == 2);

    Future<String> hasty =
        guard(pooled().timeout(Timeout.of(Duration.ofMillis(20)))).future(this::held, CALL);

    assertThatThrownBy(() -> hasty.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimedOutException.class);
    assertThat(pool.waiting()).isZero();
    release.countDown();
    await().until(() -> pool.running() == 0);
    assertThat(begun).hasValue(2);
  }

  @Test
  void anAttemptThatTimesOutIsInterruptedAndStaysInTheBulkheadUntilItIsOver() throws Exception {
    AtomicReference<String> ended = new AtomicReference<>();
    Future<String> result =
        guard(pooled().timeout(Timeout.of(Duration.ofMillis(20))))
            .future(
                () -> {
                  Future<String> returned = deaf();
                  ended.set(returned.get());
                  return returned;
                },
                CALL);

    assertThatThrownBy(() -> result.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimedOutException.class);
    assertThat(pool.running()).isEqualTo(1);
    // Which comes on a thread of its own, and so perhaps only now.
    await().untilTrue(interrupted);
    release.countDown();
    await().until(() -> pool.running() == 0);
    assertThat(ended).hasValue("interrupted");
  }

  @Test
  void theNextCallOnTheThreadSeesNothingOfTheInterrupt() throws Exception {
    ThreadPoolBulkhead single = new ThreadPoolBulkhead("single", 1, 10);
    Guard hasty =
        guard(
            GuardConfiguration.named("shop")
                .bulkhead(single)
                .timeout(Timeout.of(Duration.ofMillis(20))));
    Future<String> late = hasty.future(this::deaf, CALL);
    assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimedOutException.class);
    Future<Boolean> next =
        guard(GuardConfiguration.named("shop").bulkhead(single))
            .future(
                () -> CompletableFuture.completedFuture(Thread.currentThread().isInterrupted()),
                CALL);

    release.countDown();

    assertThat(next.get(30, TimeUnit.SECONDS)).isFalse();
    single.close();
  }

  @Test
  void cancellingInterruptsTheBodyWhenToldTo() throws Exception {
    AtomicReference<String> ended = new AtomicReference<>();
    Future<String> result =
        guard(pooled())
            .future(
                () -> {
                  Future<String> returned = deaf();
                  ended.set(returned.get());
                  return returned;
                },
                CALL);
    await().until(() -> begun.get() == 1);

    assertThat(result.cancel(true)).isTrue();

    assertThat(result.isCancelled()).isTrue();
    assertThat(result.isDone()).isTrue();
    assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
    assertThat(pool.running()).isEqualTo(1);
    await().untilTrue(interrupted);
    release.countDown();
    await().until(() -> ended.get() != null);
    assertThat(ended).hasValue("interrupted");
    await().until(() -> pool.running() == 0);
  }

  @Test
  void cancellingLeavesTheBodyAloneWhenToldTo() throws Exception {
    AtomicReference<String> ended = new AtomicReference<>();
    Future<String> result =
        guard(pooled())
            .future(
                () -> {
                  Future<String> returned = deaf();
                  ended.set(returned.get());
                  return returned;
                },
                CALL);
    await().until(() -> begun.get() == 1);

    result.cancel(false);
    release.countDown();

    await().until(() -> ended.get() != null);
    assertThat(ended).hasValue("left alone");
  }

  @Test
  void whatIsCancelledInTheQueueIsNeverBegunAndLeavesItsPlace() throws Exception {
    Guard guard = guard(pooled());
    guard.future(this::held, CALL);
    guard.future(this::held, CALL);
    Future<String> third = guard.future(this::held, CALL);
    await().until(() -> begun.get() == 2);

    third.cancel(false);

    assertThat(pool.waiting()).isZero();
    release.countDown();
    await().until(() -> pool.running() == 0);
    assertThat(begun).hasValue(2);
  }

  @Test
  void cancellingReachesTheReturnedFuture() throws Exception {
    CompletableFuture<String> inner = new CompletableFuture<>();
    Future<String> result = guard(pooled()).future(() -> inner, CALL);
    await().until(() -> pool.running() == 0);

    result.cancel(true);

    assertThat(inner).isCancelled();
    assertThat(result.isCancelled()).isTrue();
  }

  @Test
  void waitsNoLongerThanTold() {
    Future<String> neverReturned = guard(pooled()).future(this::held, CALL);
    Future<String> neverDone = guard(pooled()).future(CompletableFuture::new, CALL);

    assertThatThrownBy(() -> neverReturned.get(1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> neverDone.get(1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void aRefusedAttemptIsMadeAgainAfterItsDelay() throws Exception {
    Guard holding = guard(pooled());
    holding.future(this::held, CALL);
    holding.future(this::held, CALL);
    holding.future(this::held, CALL);
    await().until(() -> begun.get() == 2);
    CountDownLatch refused = new CountDownLatch(1);
    Future<String> result =
        guard(
                pooled()
                    .retry(
                        RetryPolicy.builder()
                            .maxAttempts(RetryPolicy.UNLIMITED)
                            .delay(
                                (attempt, previous, value, failure) -> {
                                  refused.countDown();
                                  return 1_000_000;
                                })
                            .build()))
            .future(() -> CompletableFuture.completedFuture("at last"), CALL);

    assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(result.isDone()).isFalse();
    release.countDown();

    assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("at last");
  }

  @Test
  void refusesToLookAtResults() {
    Guard guard = guard(pooled().verify(result -> true));

    assertThatThrownBy(() -> guard.future(this::held, CALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shop looks at results, which a future does not show");
  }

  @Test
  void aThreadPoolIsNotForSynchronousCalls() {
    assertThatThrownBy(() -> guard(pooled()).call(() -> "paid", CALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shop has a thread pool for a bulkhead");
  }

  @Test
  void callsThatWaitWhenTheBulkheadIsClosedFail() throws Exception {
    Guard guard = guard(pooled());
    guard.future(this::held, CALL);
    guard.future(this::held, CALL);
    Future<String> third = guard.future(this::held, CALL);
    await().until(() -> begun.get() == 2);

    pool.close();

    assertThatThrownBy(() -> third.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(BulkheadFullException.class);
  }
}
