package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FallbackTest {

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();

  private Guard guard(FallbackChain chain) {
    return new Guard(
        GuardConfiguration.named("shop").fallback(chain).build(), time.environment(), told);
  }

  @Test
  void isNotAskedWhenTheCallSucceeds() throws Exception {
    Guard guard =
        guard(
            FallbackChain.of(
                (call, failure) -> {
                  throw new AssertionError("asked");
                }));

    assertThat(guard.call(new Script("paid"), Invocation.of(null))).isEqualTo("paid");
  }

  @Test
  void seesTheCallAndItsFailure() throws Exception {
    IOException cause = new IOException("down");
    Guard guard =
        guard(
            FallbackChain.of(
                (call, failure) ->
                    call.receiver()
                        + "/"
                        + call.argument(0)
                        + "/"
                        + call.count()
                        + "/"
                        + failure.getMessage()));

    assertThat(guard.call(new Script(cause), Invocation.of("till", "order", 7)))
        .isEqualTo("till/order/2/down");
    assertThat(told.lines())
        .containsExactly(
            "ended NOT_RETRYABLE after 1: IOException", "recovered by 0 from IOException");
  }

  @Test
  void aValueMayBeNull() throws Exception {
    assertThat(
            guard(FallbackChain.ofValue(null))
                .call(new Script(new IOException()), Invocation.of(null)))
        .isNull();
  }

  @Test
  void theFirstOfTheChainThatDoesNotFailGivesTheResult() throws Exception {
    FallbackChain chain =
        FallbackChain.of(
                (call, failure) -> {
                  throw new IllegalStateException("the cache is down too");
                })
            .then((call, failure) -> "stale, for want of " + failure.getMessage())
            .thenValue("never asked");

    assertThat(guard(chain).call(new Script(new IOException("down")), Invocation.of(null)))
        .isEqualTo("stale, for want of down");
    assertThat(told.lines())
        .containsExactly(
            "ended NOT_RETRYABLE after 1: IOException",
            "fallback 0 failed: IllegalStateException",
            "recovered by 1 from IOException");
  }

  @Test
  void whenAllFailTheCallFailsWithTheLast() {
    IllegalStateException last = new IllegalStateException("the second");
    FallbackChain chain =
        FallbackChain.of(
                (call, failure) -> {
                  throw new IllegalStateException("the first");
                })
            .then(
                (call, failure) -> {
                  throw last;
                });

    assertThatThrownBy(() -> guard(chain).call(new Script(new IOException()), Invocation.of(null)))
        .isSameAs(last);
    assertThat(last.getSuppressed()).isEmpty();
  }

  @Test
  void isForItsFailuresOnly() throws Exception {
    FileNotFoundException notForAny = new FileNotFoundException();
    FallbackChain chain =
        FallbackChain.of(
                FailureFilter.of(IllegalStateException.class).build(), (call, failure) -> "state")
            .then(
                FailureFilter.of(IOException.class).except(FileNotFoundException.class).build(),
                (call, failure) -> "io");

    assertThat(guard(chain).call(new Script(new IOException()), Invocation.of(null)))
        .isEqualTo("io");
    assertThat(guard(chain).call(new Script(new IllegalStateException()), Invocation.of(null)))
        .isEqualTo("state");
    assertThatThrownBy(() -> guard(chain).call(new Script(notForAny), Invocation.of(null)))
        .isSameAs(notForAny);
  }

  @Test
  void isAskedWhenNoAttemptIsLeft() throws Exception {
    Script script = new Script(new IOException("1"), new IOException("2"));
    Guard guard =
        new Guard(
            GuardConfiguration.named("shop")
                .retry(
                    RetryPolicy.builder()
                        .maxAttempts(2)
                        .delay(Backoff.builder().fixed(Duration.ofMillis(1)).build())
                        .build())
                .fallback(FallbackChain.of((call, failure) -> failure.getMessage()))
                .build(),
            time.environment(),
            told);

    assertThat(guard.call(script, Invocation.of(null))).isEqualTo("2");
    assertThat(script.calls()).isEqualTo(2);
  }
}
