package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls that find no thread to go on with: whoever waits for them does so in vain never. */
class StageWithoutThreadsTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();
  private final List<CompletableFuture<String>> attempts = new ArrayList<>();
  private boolean outOfThreads = true;

  private final GuardEnvironment environment =
      GuardEnvironment.of(
          time,
          time,
          time,
          work -> {
            if (outOfThreads) {
              throw new OutOfMemoryError("unable to create native thread, says the test");
            }
            work.run();
          });

  private CompletableFuture<String> call(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), environment, told).stage(this::begin, CALL);
  }

  private CompletableFuture<String> begin() {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    attempts.add(attempt);
    return attempt;
  }

  private static GuardConfiguration.Builder shop() {
    return GuardConfiguration.named("shop");
  }

  private static RetryPolicy retry(Duration delay) {
    return RetryPolicy.builder().delay(Backoff.builder().fixed(delay).build()).build();
  }

  private void passPatience() {
    time.pass(Duration.ofSeconds(2));
  }

  @Test
  void theLastFailureStandsWhenThereIsNoThreadForAnotherAttempt() {
    for (Duration delay : List.of(Duration.ZERO, Duration.ofMillis(10))) {
      CompletableFuture<String> result = call(shop().retry(retry(delay)));
      attempts.get(attempts.size() - 1).completeExceptionally(new IOException());
      assertThat(result).isNotDone();

      passPatience();

      assertThatThrownBy(result::get)
          .cause()
          .isInstanceOf(IOException.class)
          .satisfies(
              failure ->
                  assertThat(failure.getSuppressed())
                      .singleElement()
                      .isInstanceOf(OutOfMemoryError.class));
      assertThat(time.waiting()).isZero();
    }
    assertThat(attempts).hasSize(2);
    assertThat(told.lines()).contains("ended NOT_RETRYABLE after 1: IOException");
  }

  @Test
  void theCallFailsWithWhatAnExecutorThrowsThatDoesNotTakeIt() {
    GuardEnvironment broken =
        GuardEnvironment.of(
            time,
            time,
            time,
            work -> {
              throw new IllegalArgumentException("I take nothing");
            });

    CompletableFuture<String> result =
        new Guard(shop().offload().build(), broken, told).stage(this::begin, CALL);

    assertThatThrownBy(result::get).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(attempts).isEmpty();
  }

  @Test
  void anotherAttemptIsMadeWhenThereIsAThreadAgainBeforeLong() {
    CompletableFuture<String> result =
        call(
            shop()
                .retry(retry(Duration.ZERO))
                .fallback(FallbackChain.of((call, failure) -> begin())));
    attempts.get(0).completeExceptionally(new IOException());
    time.pass(Duration.ofMillis(450));
    assertThat(attempts).hasSize(1);
    outOfThreads = false;

    time.pass(Duration.ofMillis(100));

    assertThat(attempts).hasSize(2);
    attempts.get(1).complete("paid");
    assertThat(result).isCompletedWithValue("paid");
  }

  @Test
  void aTimeoutIsOneAllTheSameAndGivesBackItsProbe() {
    CircuitBreaker breaker =
        new CircuitBreaker(
            "shop",
            CircuitBreakerConfiguration.builder()
                .windowCalls(1)
                .delay(Duration.ofSeconds(5))
                .build(),
            time);
    breaker.record(breaker.acquire(), true, 0);
    time.pass(Duration.ofSeconds(5));
    assertThat(breaker.mode()).isEqualTo(BreakerMode.HALF_OPEN);
    CompletableFuture<String> result =
        call(
            shop()
                .circuitBreaker(breaker)
                .timeout(Timeout.of(Duration.ofMillis(100)))
                .fallback(FallbackChain.of((call, failure) -> begin())));

    passPatience();

    assertThatThrownBy(result::get).hasCauseInstanceOf(TimedOutException.class);
    assertThat(breaker.mode()).isEqualTo(BreakerMode.OPEN);
    assertThat(attempts).as("no code of the application's on the timer's thread").hasSize(1);
    assertThat(told.lines()).contains("ended NOT_RETRYABLE after 1: TimedOutException");
  }

  @Test
  void theTimeoutsFallbackIsAskedWhenThereIsAThreadAgainBeforeLong() {
    CompletableFuture<String> result =
        call(
            shop()
                .timeout(Timeout.of(Duration.ofMillis(100)))
                .fallback(
                    FallbackChain.of(
                        (call, failure) -> CompletableFuture.completedFuture("later"))));
    time.pass(Duration.ofMillis(300));
    assertThat(result).isNotDone();
    outOfThreads = false;

    time.pass(Duration.ofMillis(100));

    assertThat(result).isCompletedWithValue("later");
  }

  @Test
  void whoWaitsForABulkheadGivesItsPlaceToTheNext() {
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "places",
            SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(5).build(),
            time);
    Guard guard = new Guard(shop().bulkhead(bulkhead).build(), environment, told);
    List<CompletableFuture<String>> results = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      results.add(guard.stage(this::begin, CALL));
    }
    assertThat(attempts).hasSize(1);

    attempts.get(0).complete("paid");
    passPatience();
    passPatience();

    assertThat(results.get(0)).isCompletedWithValue("paid");
    assertThat(results.get(1)).isCompletedExceptionally();
    assertThat(results.get(2)).isCompletedExceptionally();
    assertThat(bulkhead.underWay()).isZero();
    assertThat(bulkhead.waiting()).isZero();
  }

  @Test
  void whoWaitsForTheRateLimiterGivesBackItsTimeAndItsAdmission() {
    CircuitBreaker breaker =
        new CircuitBreaker("shop", CircuitBreakerConfiguration.builder().build(), time);
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
        new Guard(shop().circuitBreaker(breaker).rateLimiter(limiter).build(), environment, told);
    guard.stage(this::begin, CALL);
    CompletableFuture<String> waits = guard.stage(this::begin, CALL);

    passPatience();
    passPatience();

    assertThatThrownBy(waits::get).hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(attempts).hasSize(1);
  }

  @Test
  void stepsAreUndoneAsSoonAsThereIsAThread() {
    Compensations compensations = new Compensations(CompensationListener.NONE);
    AtomicInteger undone = new AtomicInteger();
    Guard guard =
        new Guard(
            shop().compensate(compensations).timeout(Timeout.of(Duration.ofMillis(100))).build(),
            environment,
            told);
    CompletableFuture<String> result =
        guard.stage(
            () -> {
              compensations.current().completed("step", undone::incrementAndGet);
              return begin();
            },
            CALL);
    passPatience();
    assertThat(result).isCompletedExceptionally();
    time.pass(Duration.ofMinutes(1));
    assertThat(undone).hasValue(0);
    outOfThreads = false;

    passPatience();

    assertThat(undone).hasValue(1);
    assertThat(time.waiting()).isZero();
  }
}
