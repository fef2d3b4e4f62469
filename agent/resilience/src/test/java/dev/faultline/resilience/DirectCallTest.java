package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Stages that are complete when the code returns them. */
class DirectCallTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final int CALLS = 100_000;

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();
  private final CompletableFuture<String> paid = CompletableFuture.completedFuture("paid");
  private int bodies;

  private final CircuitBreaker breaker =
      new CircuitBreaker(
          "till",
          CircuitBreakerConfiguration.builder()
              .windowCalls(2)
              .failureRate(1)
              .delay(Duration.ofSeconds(1))
              .build(),
          time);

  private final RetryBudget budget =
      new RetryBudget("shop", RetryBudgetConfiguration.builder().build(), time);

  private GuardConfiguration.Builder shop() {
    return GuardConfiguration.named("shop")
        .retry(RetryPolicy.builder().budget(budget).build())
        .circuitBreaker(breaker);
  }

  private CompletableFuture<String> call(Callable<CompletionStage<String>> body) {
    return new Guard(shop().build(), time.environment(), told)
        .stage(
            () -> {
              bodies++;
              return body.call();
            },
            CALL);
  }

  @Test
  void areTheCallsOwn() {
    assertThat(call(() -> paid)).isSameAs(paid);

    assertThat(told.lines())
        .containsExactly("recorded success", "ended SUCCEEDED after 1: nothing");
    assertThat(breaker.window().calls()).isEqualTo(1);
  }

  @Test
  void makeNothing() {
    long[] ended = new long[1];
    GuardListener listener =
        new GuardListener() {
          @Override
          public void ended(End end, int attempts, Throwable failure, long nanos) {
            ended[0]++;
          }
        };
    Guard guard = new Guard(shop().build(), time.environment(), listener);
    Callable<CompletionStage<String>> body = () -> paid;

    assertThat(AllocatedBytes.of(CALLS, () -> guard.stage(body, CALL))).isLessThan(CALLS);
    assertThat(ended[0]).isEqualTo(2 * CALLS);
  }

  @Test
  void areRetriedWhenTheyHaveFailed() {
    CompletableFuture<String> result =
        call(() -> bodies == 1 ? CompletableFuture.failedFuture(new IOException()) : paid);
    time.pass(Duration.ofMinutes(1));

    assertThat(result).isCompletedWithValue("paid");
    assertThat(told.lines())
        .containsExactly(
            "recorded failure",
            "retrying after 1: IOException",
            "recorded success",
            "ended SUCCEEDED after 2: nothing");
  }

  @Test
  void ofOtherClassesAreNotAskedWhetherTheyAreComplete() {
    CompletableFuture<String> result = call(() -> CompletableFuture.completedStage("paid"));

    assertThat(result).isCompletedWithValue("paid");
    assertThat(told.lines())
        .containsExactly("recorded success", "ended SUCCEEDED after 1: nothing");
  }

  @Test
  void areProbesOfAHalfOpenBreaker() {
    for (int i = 0; i < 2; i++) {
      breaker.record(breaker.acquire(), true, 1);
    }
    time.pass(Duration.ofSeconds(1));
    assertThat(breaker.mode()).isEqualTo(BreakerMode.HALF_OPEN);

    assertThat(call(() -> paid)).isCompletedWithValue("paid");

    assertThat(bodies).isEqualTo(1);
    assertThat(breaker.mode()).isEqualTo(BreakerMode.CLOSED);
  }

  @Test
  void standWhoeverFailsWhenTheyAreTold() {
    GuardListener broken =
        new GuardListener() {
          @Override
          public void ended(End end, int attempts, Throwable failure, long nanos) {
            throw new IllegalStateException();
          }
        };

    assertThat(new Guard(shop().build(), time.environment(), broken).stage(() -> paid, CALL))
        .isSameAs(paid);
  }
}
