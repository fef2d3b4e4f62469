package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.refusal.BulkheadFullException;
import dev.faultline.resilience.refusal.RateLimitedException;
import dev.faultline.resilience.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Stages that are complete when the code returns them, past a rate limiter and a bulkhead. */
class DirectPlacesTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final int CALLS = 100_000;
  private static final String[] SUCCESS = {
    "passed", "entered", "left", "recorded success", "ended SUCCEEDED after 1: nothing"
  };

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();
  private final CompletableFuture<String> paid = CompletableFuture.completedFuture("paid");
  private final SemaphoreBulkhead bulkhead = bulkhead(0);
  private int bodies;

  private SemaphoreBulkhead bulkhead(int maxWaiting) {
    return new SemaphoreBulkhead(
        "shop",
        SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(maxWaiting).build(),
        time);
  }

  private RateLimiter limiter(int permits, Duration maxWait) {
    return new RateLimiter(
        "shop",
        RateLimiterConfiguration.builder()
            .kind(RateLimiterKind.FIXED)
            .permits(permits)
            .period(Duration.ofSeconds(1))
            .maxWait(maxWait)
            .build(),
        time);
  }

  private Guard guard(SemaphoreBulkhead places, RateLimiter limiter, GuardListener listener) {
    GuardConfiguration.Builder shop =
        GuardConfiguration.named("shop")
            .retry(
                RetryPolicy.builder().failures(FailureFilter.of(IOException.class).build()).build())
            .circuitBreaker(new CircuitBreaker("shop", CircuitBreakerConfiguration.DEFAULT, time))
            .rateLimiter(limiter)
            .bulkhead(places);
    return new Guard(shop.build(), time.environment(), listener);
  }

  private CompletableFuture<String> call(Guard guard, Callable<CompletionStage<String>> body) {
    return guard.stage(
        () -> {
          bodies++;
          assertThat(bulkhead.underWay()).isLessThanOrEqualTo(1);
          return body.call();
        },
        CALL);
  }

  private Guard guard() {
    return guard(bulkhead, limiter(1_000_000, Duration.ZERO), told);
  }

  @Test
  void areTheCallsOwnAndLeaveTheBulkhead() {
    assertThat(call(guard(), () -> paid)).isSameAs(paid);

    assertThat(bulkhead.underWay()).isZero();
    assertThat(told.lines()).containsExactly(SUCCESS);
  }

  @Test
  void makeNothing() {
    long[] left = new long[1];
    GuardListener listener =
        new GuardListener() {
          @Override
          public void bulkheadLeft(long ranNanos) {
            left[0]++;
          }
        };
    Guard guard = guard(bulkhead, limiter(1_000_000, Duration.ZERO), listener);
    Callable<CompletionStage<String>> body = () -> paid;

    assertThat(AllocatedBytes.of(CALLS, () -> guard.stage(body, CALL))).isLessThan(CALLS);
    assertThat(left[0]).isEqualTo(2 * CALLS);
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void areInTheBulkheadUntilTheyAreComplete() {
    CompletableFuture<String> later = new CompletableFuture<>();

    CompletableFuture<String> result = call(guard(), () -> later);

    assertThat(result).isNotDone();
    assertThat(bulkhead.underWay()).isEqualTo(1);
    later.complete("paid");
    assertThat(result).isCompletedWithValue("paid");
    assertThat(bulkhead.underWay()).isZero();
    assertThat(told.lines()).containsExactly(SUCCESS);
  }

  @Test
  void areInTheBulkheadUntilTheyAreCompleteThoughTheCallIsCancelled() {
    CompletionStage<String> uncancellable =
        new CompletableFuture<String>().minimalCompletionStage();

    call(guard(), () -> uncancellable).cancel(true);

    assertThat(bulkhead.underWay()).isEqualTo(1);
    CompletableFuture<String> later = new CompletableFuture<>();
    SemaphoreBulkhead other = bulkhead(0);
    call(guard(other, limiter(5, Duration.ZERO), told), () -> later).cancel(true);
    assertThat(later).isCancelled();
    assertThat(other.underWay()).isZero();
  }

  @Test
  void leaveTheBulkheadBeforeTheyAreRetried() {
    CompletableFuture<String> result =
        call(
            guard(),
            () -> {
              if (bodies == 1) {
                throw new IOException();
              }
              return bodies == 2 ? CompletableFuture.failedFuture(new IOException()) : paid;
            });
    time.pass(Duration.ofMinutes(1));

    assertThat(result).isCompletedWithValue("paid");
    assertThat(bodies).isEqualTo(3);
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void areRefusedWhereThereIsNoPlaceWithOnePermitTaken() {
    RateLimiter limiter = limiter(2, Duration.ZERO);
    bulkhead.tryEnter();

    CompletableFuture<String> result = call(guard(bulkhead, limiter, told), () -> paid);

    assertThatThrownBy(result::join).hasCauseInstanceOf(BulkheadFullException.class);
    assertThat(bodies).isZero();
    assertThat(bulkhead.underWay()).isEqualTo(1);
    assertThat(told.lines()).startsWith("passed", "refused BULKHEAD_FULL at 1");
    assertThat(limiter.tryAcquire()).isTrue();
    assertThat(limiter.tryAcquire()).isFalse();
  }

  @Test
  void waitForTheirPlaceWithOnePermitTaken() {
    SemaphoreBulkhead places = bulkhead(1);
    places.tryEnter();

    CompletableFuture<String> result =
        call(guard(places, limiter(1, Duration.ZERO), told), () -> paid);
    assertThat(places.waiting()).isEqualTo(1);
    places.leave();

    assertThat(result).succeedsWithin(Duration.ofMinutes(1)).isEqualTo("paid");
    assertThat(places.underWay()).isZero();
    assertThat(told.lines()).containsExactly(SUCCESS);
  }

  @Test
  void waitForTheirPermitAndTakeOne() {
    RateLimiter limiter = limiter(1, Duration.ofSeconds(1));
    Guard guard = guard(bulkhead, limiter, told);
    assertThat(call(guard, () -> paid)).isSameAs(paid);

    CompletableFuture<String> result = call(guard, () -> paid);

    assertThat(result).isNotDone();
    assertThat(bulkhead.underWay()).isZero();
    time.pass(Duration.ofSeconds(1));
    assertThat(result).succeedsWithin(Duration.ofMinutes(1)).isEqualTo("paid");
    assertThat(bulkhead.underWay()).isZero();
    assertThat(limiter.tryAcquire()).isFalse();
    time.pass(Duration.ofSeconds(1));
    assertThat(limiter.tryAcquire()).isTrue();
  }

  @Test
  void areRefusedWithoutAPermitAndLeaveThePlaceAlone() {
    Guard guard = guard(bulkhead, limiter(1, Duration.ZERO), told);
    call(guard, () -> paid);

    assertThatThrownBy(() -> call(guard, () -> paid).join())
        .hasCauseInstanceOf(RateLimitedException.class);

    assertThat(bodies).isEqualTo(1);
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void leaveTheBulkheadThoughWhoIsToldThatTheyAreInFails() {
    GuardListener broken =
        new GuardListener() {
          @Override
          public void bulkheadEntered(long waitedNanos) {
            throw new IllegalStateException();
          }
        };

    CompletableFuture<String> result =
        call(guard(bulkhead, limiter(5, Duration.ZERO), broken), () -> paid);

    assertThat(result).isCompletedExceptionally();
    assertThat(bulkhead.underWay()).isZero();
  }
}
