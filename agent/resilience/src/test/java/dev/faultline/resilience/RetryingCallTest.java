package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.refusal.ResultRejectedException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.retry.delay.RetryDelay;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryingCallTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  private Guard guard(RetryPolicy.Builder retry) {
    return guard(GuardConfiguration.named("shop").retry(retry.build()));
  }

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), told);
  }

  private static RetryPolicy.Builder everyTenMillis() {
    return RetryPolicy.builder().delay(Backoff.builder().fixed(Duration.ofMillis(10)).build());
  }

  @Test
  void aCallThatSucceedsIsMadeOnce() throws Exception {
    Script script = new Script("paid");

    assertThat(guard(everyTenMillis()).call(script, CALL)).isEqualTo("paid");

    assertThat(script.calls()).isEqualTo(1);
    assertThat(time.slept()).isEmpty();
    assertThat(told.lines()).containsExactly("ended SUCCEEDED after 1: nothing");
  }

  @Test
  void isMadeAgainUntilItSucceeds() throws Exception {
    Script script = new Script(new IOException(), new IllegalStateException(), "paid");

    assertThat(guard(everyTenMillis().maxAttempts(5)).call(script, CALL)).isEqualTo("paid");

    assertThat(time.slept()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(10));
    assertThat(told.lines())
        .containsExactly(
            "retrying after 1: IOException",
            "retrying after 2: IllegalStateException",
            "ended SUCCEEDED after 3: nothing");
  }

  /** Reading the clock costs more than all else of an attempt. */
  @Test
  void readsTheClockWhereAttemptsBeginAndTheCallEnds() throws Exception {
    Script script = new Script(new IOException(), new IOException(), "paid");

    guard(RetryPolicy.builder().delay(RetryDelay.NONE)).call(script, CALL);

    assertThat(time.readings()).isEqualTo(3 + 1);
  }

  @Test
  void failsWithTheLastFailureItself() {
    IOException last = new IOException("the third");
    StackTraceElement[] trace = last.getStackTrace();
    Script script = new Script(new IOException(), new IOException(), last);

    Throwable thrown = catchThrowable(() -> guard(everyTenMillis()).call(script, CALL));

    assertThat(thrown).isSameAs(last);
    assertThat(thrown.getStackTrace()).isEqualTo(trace);
    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(told.lines()).endsWith("ended ATTEMPTS_EXHAUSTED after 3: IOException");
  }

  @Test
  void errorsAreNotRetriedUnlessSaid() {
    StackOverflowError error = new StackOverflowError();

    assertThatThrownBy(() -> guard(everyTenMillis()).call(new Script(error), CALL)).isSameAs(error);
    assertThat(told.lines()).containsExactly("ended NOT_RETRYABLE after 1: StackOverflowError");
  }

  @Test
  void neitherIsTheRequestToStop() {
    InterruptedException stop = new InterruptedException();

    assertThatThrownBy(() -> guard(everyTenMillis()).call(new Script(stop), CALL)).isSameAs(stop);
  }

  @Test
  void abortingTypesComeBeforeThoseToRetry() {
    Script script = new Script(new IOException(), new FileNotFoundException());
    RetryPolicy.Builder retry =
        everyTenMillis()
            .failures(
                FailureFilter.of(IOException.class).except(FileNotFoundException.class).build());

    assertThatThrownBy(() -> guard(retry).call(script, CALL))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(script.calls()).isEqualTo(2);
  }

  @Test
  void noAttemptBeginsWhenTheTimeForAllIsOver() {
    Script script = new Script(new IOException(), new IOException(), new IOException(), "late");
    RetryPolicy.Builder retry =
        RetryPolicy.builder()
            .maxAttempts(100)
            .maxDuration(Duration.ofMillis(25))
            .delay(Backoff.builder().fixed(Duration.ofMillis(10)).build());

    assertThatThrownBy(() -> guard(retry).call(script, CALL)).isInstanceOf(IOException.class);

    // At 0, 10 and 20 ms; the next would be at 30.
    assertThat(script.calls()).isEqualTo(3);
    assertThat(time.slept()).hasSize(2);
    assertThat(told.lines()).endsWith("ended DURATION_EXHAUSTED after 3: IOException");
  }

  @Test
  void theTimeThatAttemptsTakeCountsToo() {
    Script script = new Script(new IOException(), "late");
    RetryPolicy.Builder retry =
        RetryPolicy.builder()
            .maxDuration(Duration.ofMillis(25))
            .delay(Backoff.builder().fixed(Duration.ofMillis(10)).build());

    assertThatThrownBy(
            () ->
                guard(retry)
                    .call(
                        () -> {
                          time.pass(Duration.ofMillis(15));
                          return script.call();
                        },
                        CALL))
        .isInstanceOf(IOException.class);
    assertThat(script.calls()).isEqualTo(1);
  }

  @Test
  void aResultMayAskForAnotherAttempt() throws Exception {
    RetryPolicy.Builder retry = everyTenMillis().onResult("busy"::equals);

    assertThat(guard(retry).call(new Script("busy", "busy", "paid"), CALL)).isEqualTo("paid");
    assertThat(guard(retry).call(new Script("busy", "busy", "busy"), CALL)).isEqualTo("busy");

    assertThat(told.lines())
        .containsSubsequence(
            "ended SUCCEEDED after 3: nothing", "ended ATTEMPTS_EXHAUSTED after 3: nothing");
  }

  @Test
  void aResultThatFailsItsCheckIsAFailure() {
    Guard guard =
        guard(
            GuardConfiguration.named("shop")
                .retry(everyTenMillis().build())
                .verify(result -> result != null));

    assertThatThrownBy(() -> guard.call(new Script(Script.NULL, Script.NULL, Script.NULL), CALL))
        .isInstanceOf(ResultRejectedException.class)
        .hasMessage("shop: the result was rejected: null");
    assertThat(told.lines())
        .containsExactly(
            "refused RESULT_REJECTED at 1",
            "retrying after 1: ResultRejectedException",
            "refused RESULT_REJECTED at 2",
            "retrying after 2: ResultRejectedException",
            "refused RESULT_REJECTED at 3",
            "ended ATTEMPTS_EXHAUSTED after 3: ResultRejectedException");
  }

  @Test
  void aCheckThatFailsItselfFailsTheAttempt() {
    IllegalStateException broken = new IllegalStateException("of the check");
    Guard guard =
        guard(
            GuardConfiguration.named("shop")
                .verify(
                    result -> {
                      throw broken;
                    }));

    assertThatThrownBy(() -> guard.call(new Script("paid"), CALL)).isSameAs(broken);
  }

  @Test
  void aResultCheckThatFailsItselfEndsTheCall() {
    IllegalStateException broken = new IllegalStateException("of the check");
    Script script = new Script("paid", "twice");
    RetryPolicy.Builder retry =
        everyTenMillis()
            .onResult(
                result -> {
                  throw broken;
                });

    assertThatThrownBy(() -> guard(retry).call(script, CALL)).isSameAs(broken);
    assertThat(script.calls()).isEqualTo(1);
  }

  @Test
  void aDelayThatCannotBeToldEndsTheCallWithItsOwnFailure() {
    IllegalStateException broken = new IllegalStateException("of the delay");
    IOException failure = new IOException("of the call");
    Script script = new Script(failure, "paid");
    RetryPolicy.Builder retry =
        RetryPolicy.builder()
            .delay(
                (attempt, previous, result, thrown) -> {
                  throw broken;
                });

    assertThatThrownBy(() -> guard(retry).call(script, CALL)).isSameAs(failure);

    assertThat(failure.getSuppressed()).containsExactly(broken);
    assertThat(script.calls()).isEqualTo(1);
    assertThat(told.lines()).contains("ended NOT_RETRYABLE after 1: IOException");
  }

  @Test
  void anInterruptWhileWaitingEndsTheCallWithItsLastFailureAndStaysVisible() {
    IOException failure = new IOException();

    assertThatThrownBy(
            () ->
                guard(everyTenMillis())
                    .call(
                        () -> {
                          Thread.currentThread().interrupt();
                          throw failure;
                        },
                        CALL))
        .isSameAs(failure);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told.lines()).endsWith("ended CANCELLED after 1: IOException");
  }

  @Test
  void throwsWhatIsNeitherAnExceptionNorAnErrorAsItIs() {
    Throwable odd = new Throwable("odd");
    Guard guard =
        guard(
            GuardConfiguration.named("shop")
                .fallback(
                    FallbackChain.of(
                        (call, failure) -> {
                          throw odd;
                        })));

    assertThatThrownBy(() -> guard.call(new Script(new IOException()), CALL)).isSameAs(odd);
  }
}
