package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.compensate.UndoneSteps;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.listener.FailingCall;
import dev.faultline.resilience.listener.FailingCalls;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Who follows calls that fail is told of each from its first failure to its end. */
class FollowedCallTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final List<String> told = new ArrayList<>();
  private int began;

  private final FailingCalls follower =
      guard -> {
        assertThat(guard).isEqualTo("shop");
        return new Following(++began);
      };

  private GuardConfiguration.Builder shop() {
    return GuardConfiguration.named("shop").follow(follower);
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), null);
  }

  private static RetryPolicy twice() {
    Backoff delay = Backoff.builder().fixed(Duration.ofMillis(10)).build();
    return RetryPolicy.builder().maxAttempts(2).delay(delay).build();
  }

  @Test
  void nobodyIsToldOfACallThatSucceedsAtOnce() throws Exception {
    guard(shop().retry(twice())).call(new Script("paid"), CALL);

    assertThat(began).isZero();
  }

  @Test
  void eachCallHasAFollowerOfItsOwn() throws Exception {
    Guard guard = guard(shop().retry(twice()));
    guard.call(new Script(new IOException("a"), "paid"), CALL);
    guard.call(new Script(new IOException("b"), "paid"), CALL);

    assertThat(told)
        .containsExactly(
            "1: retrying after 1 in 10 ms: a",
            "1: SUCCEEDED after 2: null",
            "2: retrying after 1 in 10 ms: b",
            "2: SUCCEEDED after 2: null");
  }

  @Test
  void theLastFailureIsToldThenTheFallback() throws Exception {
    Guard guard =
        guard(
            shop()
                .retry(twice())
                .fallback(
                    FallbackChain.of(
                            (call, failure) -> {
                              throw new IOException("first fallback");
                            })
                        .thenValue("other")));
    guard.call(new Script(new IOException("a"), new IOException("b")), CALL);

    assertThat(told)
        .containsExactly(
            "1: retrying after 1 in 10 ms: a",
            "1: ATTEMPTS_EXHAUSTED after 2: b",
            "1: recovered by 1: b");
  }

  @Test
  void whatAFallbackThrowsInPlaceOfTheFailureIsTold() {
    Guard guard =
        guard(
            shop()
                .fallback(
                    FallbackChain.of(
                        (call, failure) -> {
                          throw new IOException("of the fallback");
                        })));
    catchThrowable(() -> guard.call(new Script(new IOException("a")), CALL));

    assertThat(told)
        .containsExactly("1: NOT_RETRYABLE after 1: a", "1: a replaced by of the fallback");
  }

  @Test
  void stepsThatAreUndoneAreTold() {
    Compensations operations = new Compensations(CompensationListener.NONE);
    Guard guard = guard(shop().compensate(operations));
    catchThrowable(
        () ->
            guard.call(
                () -> {
                  operations.current().completed("reserve", () -> {});
                  operations
                      .current()
                      .completed(
                          "ship",
                          () -> {
                            throw new IOException("gone");
                          });
                  throw new IllegalStateException("a");
                },
                CALL));

    assertThat(told)
        .containsExactly("1: NOT_RETRYABLE after 1: a", "1: undone [reserve] not [ship] for 1: a");
  }

  @Test
  void stagesAreFollowedLikeCalls() {
    Guard guard = guard(shop().retry(twice()).fallback(FallbackChain.ofValue(done("other"))));
    CompletableFuture<Object> failed = new CompletableFuture<>();
    failed.completeExceptionally(new CompletionException(new IOException("late")));
    guard.stage(() -> failed, CALL);
    time.pass(Duration.ofMillis(10));

    assertThat(told)
        .containsExactly(
            "1: retrying after 1 in 10 ms: late",
            "1: ATTEMPTS_EXHAUSTED after 2: late",
            "1: recovered by 0: late");
  }

  @Test
  void aStageThatIsCancelledBeforeAnythingFailedIsNot() {
    guard(shop().retry(twice())).stage(CompletableFuture::new, CALL).cancel(true);

    assertThat(began).isZero();
  }

  private static CompletableFuture<Object> done(Object value) {
    return CompletableFuture.completedFuture(value);
  }

  private final class Following extends FailingCall {

    private final String number;

    private Following(int number) {
      this.number = number + ": ";
    }

    @Override
    public void retrying(int attempt, Throwable failure, long delayNanos) {
      told.add(
          number
              + "retrying after "
              + attempt
              + " in "
              + delayNanos / 1_000_000
              + " ms: "
              + failure.getMessage());
    }

    @Override
    public void ended(End end, int attempts, Throwable failure) {
      told.add(
          number
              + end
              + " after "
              + attempts
              + ": "
              + (failure == null ? null : failure.getMessage()));
    }

    @Override
    public void undone(Throwable failure, UndoneSteps steps) {
      told.add(
          number
              + "undone "
              + steps.undone()
              + " not "
              + steps.failed()
              + " for "
              + steps.failures().size()
              + ": "
              + failure.getMessage());
    }

    @Override
    public void recovered(int step, Throwable failure) {
      told.add(number + "recovered by " + step + ": " + failure.getMessage());
    }

    @Override
    public void replaced(Throwable failure, Throwable by) {
      told.add(number + failure.getMessage() + " replaced by " + by.getMessage());
    }
  }
}
