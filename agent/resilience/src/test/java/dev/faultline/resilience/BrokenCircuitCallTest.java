package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.refusal.CircuitOpenException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A breaker that two failures in a row open, for a second. */
class BrokenCircuitCallTest {

  private static final Invocation CALL = Invocation.of(null);

  private final FakeTime time = new FakeTime();
  private final Told told = new Told();
  private final CircuitBreaker breaker =
      new CircuitBreaker(
          "till",
          CircuitBreakerConfiguration.builder()
              .windowCalls(2)
              .failureRate(1)
              .delay(Duration.ofSeconds(1))
              .build(),
          time);

  private Guard guard(GuardConfiguration.Builder configuration) {
    return new Guard(configuration.build(), time.environment(), told);
  }

  private GuardConfiguration.Builder plain() {
    return GuardConfiguration.named("shop").circuitBreaker(breaker);
  }

  private static void fail(Guard guard, Exception failure) {
    assertThatThrownBy(() -> guard.call(new Script(failure), CALL)).isSameAs(failure);
  }

  @Test
  void refusesWithoutMakingTheCall() {
    Guard guard = guard(plain());
    fail(guard, new IOException());
    fail(guard, new IOException());
    Script script = new Script("never");

    assertThatThrownBy(() -> guard.call(script, CALL))
        .isInstanceOf(CircuitOpenException.class)
        .hasMessage("shop: the circuit breaker till is open");

    assertThat(script.calls()).isZero();
    assertThat(told.lines())
        .containsExactly(
            "recorded failure",
            "ended NOT_RETRYABLE after 1: IOException",
            "recorded failure",
            "ended NOT_RETRYABLE after 1: IOException",
            "refused CIRCUIT_OPEN at 1",
            "ended NOT_RETRYABLE after 1: CircuitOpenException");
  }

  @Test
  void aFallbackAnswersInstead() throws Exception {
    breaker.forceOpen();
    Guard guard =
        guard(
            plain()
                .fallback(
                    FallbackChain.of(
                        FailureFilter.of(CircuitOpenException.class).build(),
                        (call, failure) -> "closed today, " + call.argument(0))));

    assertThat(guard.call(new Script("never"), Invocation.of(null, "Ann")))
        .isEqualTo("closed today, Ann");
  }

  @Test
  void everyAttemptOfARetryCounts() {
    Script script = new Script(new IOException(), new IOException(), "never");
    Guard guard =
        guard(
            plain()
                .retry(
                    RetryPolicy.builder()
                        .maxAttempts(3)
                        .delay(Backoff.builder().fixed(Duration.ofMillis(10)).build())
                        .build()));

    assertThatThrownBy(() -> guard.call(script, CALL)).isInstanceOf(CircuitOpenException.class);

    assertThat(script.calls()).isEqualTo(2);
    assertThat(told.lines())
        .endsWith(
            "refused CIRCUIT_OPEN at 3", "ended ATTEMPTS_EXHAUSTED after 3: CircuitOpenException");
  }

  @Test
  void aRetryMayOutlastTheBreaker() throws Exception {
    Script script = new Script(new IOException(), new IOException(), "paid");
    Guard guard =
        guard(
            plain()
                .retry(
                    RetryPolicy.builder()
                        .maxAttempts(10)
                        .delay(Backoff.builder().fixed(Duration.ofMillis(400)).build())
                        .build()));

    assertThat(guard.call(script, CALL)).isEqualTo("paid");
    assertThat(breaker.mode()).isEqualTo(BreakerMode.CLOSED);
    // Two failures, two refusals while it is open for a second, and the probe.
    assertThat(time.slept()).hasSize(4);
  }

  @Test
  void aRetryNeedNotTryAgainWhileItIsOpen() {
    breaker.forceOpen();
    Guard guard =
        guard(
            plain()
                .retry(
                    RetryPolicy.builder()
                        .failures(
                            FailureFilter.of(Exception.class)
                                .except(CircuitOpenException.class)
                                .build())
                        .build()));

    assertThatThrownBy(() -> guard.call(new Script("never"), CALL))
        .isInstanceOf(CircuitOpenException.class);
    assertThat(told.lines()).endsWith("ended NOT_RETRYABLE after 1: CircuitOpenException");
  }

  @Test
  void whatIsNoFailureToTheBreakerIsASuccess() throws Exception {
    Guard guard =
        guard(
            GuardConfiguration.named("shop")
                .circuitBreaker(
                    breaker,
                    FailureFilter.of(IOException.class)
                        .except(FileNotFoundException.class)
                        .build()));
    fail(guard, new IOException());
    fail(guard, new FileNotFoundException());
    fail(guard, new IOException());
    fail(guard, new IllegalStateException());
    fail(guard, new IOException());

    assertThat(guard.call(new Script("paid"), CALL)).isEqualTo("paid");
    assertThat(breaker.mode()).isEqualTo(BreakerMode.CLOSED);
  }

  @Test
  void aResultThatFailsItsCheckIsAFailureToTheBreaker() {
    Guard guard = guard(plain().verify("ok"::equals));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> guard.call(new Script("no"), CALL)).isNotNull();
    }

    assertThat(breaker.mode()).isEqualTo(BreakerMode.OPEN);
  }

  @Test
  void sharedByTwoGuardsItCountsTheCallsOfBoth() {
    fail(guard(plain()), new IOException());
    fail(guard(GuardConfiguration.named("cellar").circuitBreaker(breaker)), new IOException());

    assertThat(breaker.mode()).isEqualTo(BreakerMode.OPEN);
  }

  @Test
  void slowCallsAreMeasured() throws Exception {
    CircuitBreaker slow =
        new CircuitBreaker(
            "slow",
            CircuitBreakerConfiguration.builder()
                .windowCalls(1)
                .slowCallDuration(Duration.ofMillis(10))
                .build(),
            time);
    Guard guard =
        guard(
            GuardConfiguration.named("shop")
                .retry(RetryPolicy.builder().build())
                .circuitBreaker(slow));

    guard.call(
        () -> {
          time.pass(Duration.ofMillis(10));
          return "in time";
        },
        CALL);
    assertThat(slow.mode()).isEqualTo(BreakerMode.CLOSED);
    guard.call(
        () -> {
          time.pass(Duration.ofMillis(11));
          return "slow";
        },
        CALL);
    assertThat(slow.mode()).isEqualTo(BreakerMode.OPEN);
  }

  /** An admission that outlives its guard, which has been replaced by one without a breaker. */
  @Test
  void aGuardCanBeReplacedWhileACallIsUnderWay() {
    Guard before = guard(plain());
    Guard after = guard(GuardConfiguration.named("shop").retry(RetryPolicy.builder().build()));
    Object admission = before.enter(null);

    assertThat(after.returned(admission, after.clock())).isTrue();
    Object other = after.enter(null);
    assertThat(Guard.isPending(before.threw(other, before.clock(), new IOException()))).isTrue();
  }
}
