package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.refusal.TimedOutException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are under way when the environment is closed: nobody waits for them for ever. */
class ClosedEnvironmentTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final Duration LONG = Duration.ofHours(1);

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final Told told = new Told();
  private final List<CompletableFuture<String>> attempts = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    environment.close();
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), environment, told);
  }

  private CompletableFuture<String> call(GuardConfiguration.Builder configuration) {
    return guard(configuration).stage(this::begin, CALL);
  }

  private CompletableFuture<String> begin() {
    CompletableFuture<String> attempt = new CompletableFuture<>();
    attempts.add(attempt);
    return attempt;
  }

  private static GuardConfiguration.Builder shop() {
    return GuardConfiguration.named("shop");
  }

  private static RetryPolicy retryAfter(Duration delay) {
    return RetryPolicy.builder().delay(Backoff.builder().fixed(delay).build()).build();
  }

  private static Throwable failureOf(Future<?> call) {
    try {
      return new AssertionError("ended with " + call.get(30, TimeUnit.SECONDS));
    } catch (Exception failed) {
      return failed.getCause();
    }
  }

  private static void assertToldOfTheClosing(Throwable why) {
    assertThat(why).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
  }

  @Test
  void aStageWhoseTimeIsLimitedIsTimedOutInTime() throws Exception {
    CompletableFuture<String> stage = call(shop().timeout(Timeout.of(Duration.ofMillis(300))));
    assertThat(stage).isNotDone();

    environment.close();

    assertThat(failureOf(stage)).isInstanceOf(TimedOutException.class);
  }

  @Test
  void aStageThatIsCompletedBeforeItsTimeIsUpSucceeds() throws Exception {
    CompletableFuture<String> stage = call(shop().timeout(Timeout.of(LONG)));

    environment.close();

    assertThat(stage).isNotDone();
    attempts.get(0).complete("paid");
    assertThat(stage).isCompletedWithValue("paid");
  }

  @Test
  void theLastFailureStandsOfAStageThatWaitsForItsNextAttempt() throws Exception {
    CompletableFuture<String> stage = call(shop().retry(retryAfter(LONG)));
    attempts.get(0).completeExceptionally(new IOException());
    assertThat(stage).isNotDone();

    environment.close();

    Throwable failure = failureOf(stage);
    assertThat(failure).isInstanceOf(IOException.class);
    assertToldOfTheClosing(failure.getSuppressed()[0]);
    assertThat(attempts).hasSize(1);
  }

  @Test
  void whatAStageThatWaitsForItsNextAttemptHasDoneIsUndone() throws Exception {
    CountDownLatch undone = new CountDownLatch(1);
    Compensations compensations = new Compensations(CompensationListener.NONE);
    Guard step =
        guard(
            GuardConfiguration.named("step")
                .step(compensations, (call, result) -> undone::countDown));
    Guard order = guard(shop().compensate(compensations).retry(retryAfter(LONG)));
    CompletableFuture<String> stage =
        order.stage(
            () -> {
              step.call(() -> "done", CALL);
              return begin();
            },
            CALL);
    attempts.get(0).completeExceptionally(new IOException());

    environment.close();

    assertThat(failureOf(stage)).isInstanceOf(IOException.class);
    assertThat(undone.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aStageThatWaitsForAPermitFails() throws Exception {
    RateLimiter limiter =
        new RateLimiter(
            "shop",
            RateLimiterConfiguration.builder()
                .kind(RateLimiterKind.FIXED)
                .permits(1)
                .period(LONG)
                .maxWait(LONG)
                .build(),
            Ticker.SYSTEM);
    call(shop().rateLimiter(limiter));
    CompletableFuture<String> stage = call(shop().rateLimiter(limiter));
    assertThat(stage).isNotDone();

    environment.close();

    assertToldOfTheClosing(failureOf(stage));
    assertThat(attempts).hasSize(1);
  }

  @Test
  void aStageThatWaitsForAPlaceForAWhileFails() throws Exception {
    SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "shop",
            SemaphoreBulkheadConfiguration.builder()
                .maxConcurrent(1)
                .maxWaiting(1)
                .maxWait(LONG)
                .build(),
            Ticker.SYSTEM);
    CompletableFuture<String> first = call(shop().bulkhead(bulkhead));
    CompletableFuture<String> second = call(shop().bulkhead(bulkhead));
    assertThat(bulkhead.waiting()).isEqualTo(1);

    environment.close();

    assertToldOfTheClosing(failureOf(second));
    assertThat(bulkhead.waiting()).isZero();
    attempts.get(0).complete("paid");
    assertThat(first).isCompletedWithValue("paid");
    assertThat(bulkhead.underWay()).isZero();
  }

  @Test
  void aThreadIsInterruptedWhenItsTimeIsUpAndNotBefore() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicBoolean early = new AtomicBoolean();
    Guard guard = guard(shop().timeout(Timeout.of(Duration.ofSeconds(2))));
    FutureTask<String> call =
        new FutureTask<>(
            () ->
                guard.call(
                    () -> {
                      begun.countDown();
                      closed.await();
                      early.set(Thread.interrupted());
                      new CountDownLatch(1).await();
                      return "never";
                    },
                    CALL));
    new Thread(call).start();
    begun.await();

    environment.close();
    closed.countDown();

    assertThat(failureOf(call))
        .isInstanceOf(TimedOutException.class)
        .satisfies(
            late -> assertThat(late.getSuppressed()[0]).isInstanceOf(InterruptedException.class));
    assertThat(early).isFalse();
  }

  @Test
  void nothingIsLeftOfItsThreads() throws Exception {
    CompletableFuture<Thread> made = new CompletableFuture<>();
    call(shop().retry(retryAfter(LONG)));
    attempts.get(0).completeExceptionally(new IOException());
    CompletableFuture<String> offloaded =
        guard(shop().offload().timeout(Timeout.of(LONG)))
            .stage(
                () -> {
                  made.complete(Thread.currentThread());
                  new CountDownLatch(1).await();
                  return null;
                },
                CALL);
    made.get(30, TimeUnit.SECONDS);

    environment.close();

    assertThat(failureOf(offloaded)).isInstanceOf(InterruptedException.class);
    await().until(() -> !made.get().isAlive());
    assertThatThrownBy(() -> environment.scheduler().schedule(() -> {}, 0))
        .isInstanceOf(IllegalStateException.class);
  }
}
