package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.refusal.CircuitOpenException;
import dev.faultline.resilience.refusal.ResultRejectedException;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Stages that the test completes, in a time that passes when it says so. */
class GuardedStageTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();

  /** What the body has returned, one for each attempt. */
  private final List<CompletableFuture<String>> attempts = new ArrayList<>();

  private CompletableFuture<String> call(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), told).stage(this::begin, CALL);
  }

  private CompletableFuture<String> begin() {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    attempts.add(attempt);
    return attempt;
  }

  private static GuardConfiguration.Builder retry() {
    return GuardConfiguration.named("shop")
        .retry(
            RetryPolicy.builder()
                .delay(Backoff.builder().fixed(Duration.ofMillis(10)).build())
                .build());
  }

  @Test
  void endsWhenTheStageDoes() {
    CompletableFuture<String> result = call(retry());
    assertThat(result).isNotDone();

    attempts.get(0).complete("paid");

    assertThat(result).isCompletedWithValue("paid");
    assertThat(told.lines()).containsExactly("ended SUCCEEDED after 1: nothing");
  }

  @Test
  void isMadeAgainWithoutAThreadThatWaits() {
    CompletableFuture<String> result = call(retry());
    attempts.get(0).completeExceptionally(new IOException());
    assertThat(attempts).hasSize(1);
    assertThat(time.slept()).isEmpty();

    time.pass(Duration.ofMillis(10));
    assertThat(attempts).hasSize(2);
    attempts.get(1).complete("paid");

    assertThat(result).isCompletedWithValue("paid");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void whatTheBodyThrowsItselfIsAFailureToo() {
    CompletableFuture<String> result =
        new Guard(retry().build(), time.environment(), told)
            .stage(
                () -> {
                  if (attempts.isEmpty()) {
                    begin();
                    throw new IOException();
                  }
                  return begin();
                },
                CALL);

    time.pass(Duration.ofMillis(10));
    attempts.get(1).complete("paid");

    assertThat(result).isCompletedWithValue("paid");
  }

  @Test
  void failsAsTheLastStageDoes() {
    CompletableFuture<String> result =
        call(retry().retry(RetryPolicy.builder().maxAttempts(1).build()));
    IOException failure = new IOException();

    attempts.get(0).completeExceptionally(failure);

    assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class).hasCause(failure);
  }

  @Test
  void failsWithItsOwnFailureWhenTheDelayCannotBeTold() {
    IllegalStateException broken = new IllegalStateException("of the delay");
    RetryPolicy retry =
        RetryPolicy.builder()
            .delay(
                (attempt, previous, value, thrown) -> {
                  throw broken;
                })
            .build();
    CompletableFuture<String> result = call(retry().retry(retry));
    IOException failure = new IOException();

    attempts.get(0).completeExceptionally(failure);

    assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    assertThat(failure.getSuppressed()).containsExactly(broken);
  }

  @Test
  void policiesSeeWhatAStageHasWrappedAndCallersTheWrapper() {
    GuardConfiguration.Builder configuration =
        GuardConfiguration.named("shop")
            .retry(
                RetryPolicy.builder()
                    .maxAttempts(2)
                    .delay(Backoff.builder().fixed(Duration.ofMillis(10)).build())
                    .failures(FailureFilter.of(IOException.class).build())
                    .build());
    CompletableFuture<String> result = call(configuration);
    CompletionException wrapped = new CompletionException(new IOException());

    attempts.get(0).completeExceptionally(wrapped);
    time.pass(Duration.ofMillis(10));
    attempts.get(1).completeExceptionally(wrapped);

    assertThat(attempts).hasSize(2);
    List<Throwable> seen = new ArrayList<>();
    result.whenComplete((value, failure) -> seen.add(failure));
    assertThat(seen).containsExactly(wrapped);
  }

  @Test
  void aBodyThatReturnsNoStageFails() {
    Guard guard =
        new Guard(
            retry().retry(RetryPolicy.builder().maxAttempts(1).build()).build(),
            time.environment(),
            told);

    assertThatThrownBy(guard.<String>stage(() -> null, CALL)::get)
        .hasCauseInstanceOf(NullPointerException.class)
        .hasMessageContaining("null in place of a stage");
  }

  @Test
  void aResultThatFailsItsCheckIsAFailure() {
    CompletableFuture<String> result = call(GuardConfiguration.named("shop").verify("ok"::equals));

    attempts.get(0).complete("no");

    assertThatThrownBy(result::get).hasCauseInstanceOf(ResultRejectedException.class);
  }

  @Test
  void anAttemptThatTakesTooLongIsAbandonedAndAnotherBegun() {
    CompletableFuture<String> result = call(retry().timeout(Timeout.of(Duration.ofSeconds(1))));

    time.pass(Duration.ofSeconds(1));
    time.pass(Duration.ofMillis(10));
    assertThat(attempts).hasSize(2);
    attempts.get(0).complete("late");
    assertThat(result).isNotDone();
    attempts.get(1).complete("paid");

    assertThat(result).isCompletedWithValue("paid");
    assertThat(time.waiting()).isZero();
    assertThat(told.lines())
        .containsExactly(
            "refused TIMED_OUT at 1",
            "timed out",
            "retrying after 1: TimedOutException",
            "in time",
            "ended SUCCEEDED after 2: nothing");
  }

  @Test
  void failsWhenTheTimeIsUpAndNoAttemptIsLeft() {
    CompletableFuture<String> result =
        call(GuardConfiguration.named("shop").timeout(Timeout.of(Duration.ofSeconds(1))));

    time.pass(Duration.ofSeconds(1));

    assertThatThrownBy(result::get)
        .hasCauseInstanceOf(TimedOutException.class)
        .hasMessageContaining("shop: not done within 1s");
  }

  @Test
  void theBreakerSeesEachAttempt() {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "till",
            CircuitBreakerConfiguration.builder().windowCalls(2).failureRate(1).build(),
            time);
    CompletableFuture<String> result = call(retry().circuitBreaker(breaker));

    attempts.get(0).completeExceptionally(new IOException());
    time.pass(Duration.ofMillis(10));
    attempts.get(1).completeExceptionally(new IOException());
    time.pass(Duration.ofMillis(10));

    assertThat(attempts).hasSize(2);
    assertThatThrownBy(result::get)
        .hasCauseInstanceOf(CircuitOpenException.class)
        .hasMessageContaining("shop: the circuit breaker till is open");
  }

  @Test
  void aFallbackGivesItsOwnStage() {
    CompletableFuture<String> fallback = new CompletableFuture<>();
    CompletableFuture<String> result =
        call(
            GuardConfiguration.named("shop")
                .fallback(FallbackChain.of((call, failure) -> fallback)));

    attempts.get(0).completeExceptionally(new CompletionException(new IOException()));
    assertThat(result).isNotDone();
    fallback.complete("later");

    assertThat(result).isCompletedWithValue("later");
    assertThat(told.lines())
        .containsExactly(
            "ended NOT_RETRYABLE after 1: IOException", "recovered by 0 from IOException");
  }

  @Test
  void theNextFallbackIsAskedWhenAStageFails() {
    CompletableFuture<String> result =
        call(
            GuardConfiguration.named("shop")
                .fallback(
                    FallbackChain.of(
                            (call, failure) ->
                                CompletableFuture.failedFuture(new IllegalStateException()))
                        .then((call, failure) -> CompletableFuture.completedFuture("second"))));

    attempts.get(0).completeExceptionally(new IOException());

    assertThat(result).isCompletedWithValue("second");
    assertThat(told.lines()).contains("fallback 0 failed: IllegalStateException");
  }

  @Test
  void cancellingCancelsTheAttemptUnderWay() {
    CompletableFuture<String> result = call(retry().timeout(Timeout.of(Duration.ofSeconds(1))));

    assertThat(result.cancel(true)).isTrue();

    assertThat(attempts.get(0)).isCancelled();
    assertThat(time.waiting()).isZero();
    assertThat(attempts).hasSize(1);
    assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
    assertThat(told.lines()).containsExactly("ended CANCELLED after 1: CancellationException");
  }

  @Test
  void cancellingWhileWaitingMakesNoFurtherAttempt() {
    CompletableFuture<String> result = call(retry());
    attempts.get(0).completeExceptionally(new IOException());
    assertThat(time.waiting()).isEqualTo(1);

    result.cancel(false);

    assertThat(time.waiting()).isZero();
    time.pass(Duration.ofHours(1));
    assertThat(attempts).hasSize(1);
  }

  @Test
  void cancellingCancelsTheFallbackUnderWayAndAsksNoOther() {
    CompletableFuture<String> result =
        call(
            GuardConfiguration.named("shop")
                .fallback(FallbackChain.of((call, failure) -> begin()).thenValue("none")));
    attempts.get(0).completeExceptionally(new IOException());
    assertThat(attempts).hasSize(2);

    result.cancel(true);

    assertThat(attempts.get(1)).isCancelled();
    assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
    assertThat(told.lines()).containsExactly("ended NOT_RETRYABLE after 1: IOException");
  }

  @Test
  void aFallbackThatEndsAfterTheCallWasCancelledHasRecoveredNothing() {
    AtomicReference<CompletableFuture<String>> result = new AtomicReference<>();
    CompletableFuture<String> late = new CompletableFuture<>();
    Guard guard =
        new Guard(
            GuardConfiguration.named("shop")
                .fallback(
                    FallbackChain.of(
                        (call, failure) -> {
                          result.get().cancel(false);
                          return late;
                        }))
                .build(),
            time.environment(),
            told);
    result.set(guard.stage(this::begin, CALL));

    attempts.get(0).completeExceptionally(new IOException());

    assertThat(late).isCancelled();
    assertThat(told.lines()).containsExactly("ended NOT_RETRYABLE after 1: IOException");
  }

  @Test
  void keepsNothingOfTheCallOnceItIsComplete() {
    Guard guard = new Guard(retry().build(), time.environment(), told);
    byte[] argument = new byte[1];
    WeakReference<byte[]> ofCall = new WeakReference<>(argument);
    CompletableFuture<String> good = guard.stage(this::begin, Invocation.of(null, argument));
    CompletableFuture<String> bad = guard.stage(this::begin, Invocation.of(null, argument));
    CompletableFuture<String> cancelled = guard.stage(this::begin, Invocation.of(null, argument));
    argument = null;

    attempts.get(0).complete("paid");
    attempts.get(1).completeExceptionally(new Error());
    cancelled.cancel(true);
    attempts.clear();

    await()
        .until(
            () -> {
              System.gc();
              return ofCall.get() == null;
            });
    assertThat(List.of(good, bad, cancelled)).allMatch(CompletableFuture::isDone);
  }

  @Test
  void aCancelledProbeGivesItsPermitBack() {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "till",
            CircuitBreakerConfiguration.builder()
                .windowCalls(1)
                .delay(Duration.ofSeconds(1))
                .build(),
            time);
    GuardConfiguration.Builder configuration =
        GuardConfiguration.named("shop").circuitBreaker(breaker);
    call(configuration);
    attempts.get(0).completeExceptionally(new IOException());
    time.pass(Duration.ofSeconds(1));

    call(configuration).cancel(true);
    CompletableFuture<String> next = call(configuration);
    attempts.get(2).complete("paid");

    assertThat(next).isCompletedWithValue("paid");
  }
}
