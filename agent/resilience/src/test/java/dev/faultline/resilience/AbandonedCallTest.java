package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.compensate.CompensationListener;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.timeout.Timeout;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls whose guard runs out of stack, wherever it tells somebody something. */
class AbandonedCallTest {

  private final FakeTime time = new FakeTime();
  private final SemaphoreBulkhead bulkhead =
      new SemaphoreBulkhead(
          "abandoned",
          SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(1).build(),
          time);
  private final CircuitBreaker breaker =
      new CircuitBreaker(
          "abandoned",
          CircuitBreakerConfiguration.builder().probes(1).delay(Duration.ofSeconds(1)).build(),
          time);
  private final Compensations compensations = new Compensations(CompensationListener.NONE);
  private boolean failsOnEntering;
  private boolean failsOnLeaving;
  private boolean failsOnEnding;

  private final Guard guard =
      new Guard(
          GuardConfiguration.named("abandoned")
              .circuitBreaker(breaker)
              .timeout(Timeout.of(Duration.ofSeconds(2)))
              .bulkhead(bulkhead)
              .compensate(compensations)
              .build(),
          time.environment(),
          new GuardListener() {
            @Override
            public void bulkheadEntered(long waitedNanos) {
              overflowIf(failsOnEntering);
            }

            @Override
            public void bulkheadLeft(long ranNanos) {
              overflowIf(failsOnLeaving);
            }

            @Override
            public void ended(End end, int attempts, Throwable failure, long nanos) {
              overflowIf(failsOnEnding);
            }
          });

  private static void overflowIf(boolean now) {
    if (now) {
      throw new StackOverflowError("of the test");
    }
  }

  private void halfOpen() {
    breaker.forceOpen();
    breaker.reset();
    for (int i = 0; i < breaker.configuration().windowCalls(); i++) {
      breaker.record(breaker.acquire(), true, 0);
    }
    time.pass(Duration.ofSeconds(1));
    assertThat(breaker.mode()).isEqualTo(BreakerMode.HALF_OPEN);
  }

  private void assertNothingIsHeld() {
    assertThat(bulkhead.underWay()).isZero();
    assertThat(time.waiting()).isZero();
    assertThat(compensations.current()).isNull();
    assertThat(breaker.acquire()).as("the probe is free again").isNotNull();
    time.pass(Duration.ofSeconds(5));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void givesBackWhatItGotBeforeItFailedOnTheWayIn() {
    halfOpen();
    failsOnEntering = true;

    Object admission = guard.enter(null);

    assertThat(Guard.brokenBy(admission)).isInstanceOf(StackOverflowError.class);
    assertThat(Guard.isPending(admission)).isFalse();
    assertThat(bulkhead.underWay()).isEqualTo(1);
    Guard.abandon(admission);
    assertNothingIsHeld();
  }

  @Test
  void aCallThatWasBegunInPartEndsLikeAnyOther() {
    halfOpen();
    failsOnEntering = true;
    Object admission = guard.enter(null);

    assertThat(guard.returned(admission, guard.clock())).isTrue();

    assertNothingIsHeldAfterAnEnd();
  }

  private void assertNothingIsHeldAfterAnEnd() {
    assertThat(bulkhead.underWay()).isZero();
    assertThat(time.waiting()).isZero();
    assertThat(breaker.mode()).isEqualTo(BreakerMode.CLOSED);
  }

  @Test
  void givesBackTheRestWhenItFailedOnTheWayOut() {
    halfOpen();
    Object admission = guard.enter(null);
    failsOnLeaving = true;
    assertThatThrownBy(() -> guard.returned(admission, 0)).isInstanceOf(StackOverflowError.class);
    assertThat(time.waiting()).as("not the rest yet").isEqualTo(1);

    Guard.abandon(admission);

    assertNothingIsHeld();
  }

  @Test
  void givesNothingBackTwice() {
    Object other = guard.enter(null);
    assertThat(guard.returned(other, 0)).isTrue();
    Object admission = guard.enter(null);
    failsOnEnding = true;
    assertThatThrownBy(() -> guard.returned(admission, 0)).isInstanceOf(StackOverflowError.class);

    Guard.abandon(admission);
    Guard.abandon(admission);

    assertThat(bulkhead.underWay()).isZero();
    failsOnEnding = false;
    Object next = guard.enter(null);
    assertThat(Guard.isPending(next)).isFalse();
    assertThat(bulkhead.underWay()).isEqualTo(1);
  }
}
