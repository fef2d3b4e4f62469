package dev.faultline.resilience.breaker;

import static dev.faultline.resilience.breaker.BreakerMode.CLOSED;
import static dev.faultline.resilience.breaker.BreakerMode.FORCED_CLOSED;
import static dev.faultline.resilience.breaker.BreakerMode.FORCED_OPEN;
import static dev.faultline.resilience.breaker.BreakerMode.HALF_OPEN;
import static dev.faultline.resilience.breaker.BreakerMode.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.time.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private static final boolean FAILURE = true;
  private static final boolean SUCCESS = false;

  private final FakeTicker ticker = new FakeTicker();
  private final List<String> told = new ArrayList<>();

  private CircuitBreaker breaker(CircuitBreakerConfiguration.Builder settings) {
    CircuitBreaker breaker = new CircuitBreaker("payments", settings.build(), ticker);
    breaker.addListener(
        change -> told.add(change.number() + " " + change.from() + " " + change.to()));
    return breaker;
  }

  private static CircuitBreakerConfiguration.Builder settings() {
    return CircuitBreakerConfiguration.builder();
  }

  private static void call(CircuitBreaker breaker, boolean... outcomes) {
    for (boolean failed : outcomes) {
      Admission admission = breaker.acquire();
      assertThat(admission).as("admission").isNotNull();
      breaker.record(admission, failed, 0);
    }
  }

  private CircuitBreaker opened(CircuitBreakerConfiguration.Builder settings) {
    CircuitBreaker breaker = breaker(settings.windowCalls(2).delay(Duration.ofSeconds(5)));
    call(breaker, FAILURE, FAILURE);
    assertThat(breaker.mode()).isEqualTo(OPEN);
    return breaker;
  }

  private CircuitBreaker halfOpened(CircuitBreakerConfiguration.Builder settings) {
    CircuitBreaker breaker = opened(settings);
    ticker.advance(Duration.ofSeconds(5));
    return breaker;
  }

  @Test
  void opensAsInTheStandardsFirstScenario() {
    CircuitBreaker breaker = breaker(settings().windowCalls(4).failureRate(0.5));

    call(breaker, SUCCESS, FAILURE, SUCCESS, SUCCESS);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    call(breaker, FAILURE);

    assertThat(breaker.acquire()).isNull();
    assertThat(told).containsExactly("1 CLOSED OPEN");
  }

  @Test
  void opensAsInTheStandardsSecondScenarioOnASuccessThatFillsTheWindow() {
    CircuitBreaker breaker = breaker(settings().windowCalls(4).failureRate(0.5));

    call(breaker, SUCCESS, FAILURE, FAILURE);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    call(breaker, SUCCESS);

    assertThat(breaker.acquire()).isNull();
  }

  @Test
  void staysClosedBelowTheRate() {
    CircuitBreaker breaker = breaker(settings().windowCalls(10).failureRate(0.3));

    for (int round = 0; round < 5; round++) {
      call(breaker, FAILURE, FAILURE);
      call(breaker, new boolean[8]);
    }

    assertThat(breaker.mode()).isEqualTo(CLOSED);
    assertThat(breaker.window().failed()).isEqualTo(2);
  }

  @Test
  void aRateThatHasNoExactBinaryFormIsReachedByExactlyThatShare() {
    CircuitBreaker breaker = breaker(settings().windowCalls(100).failureRate(0.07));

    call(breaker, new boolean[93]);
    call(breaker, FAILURE, FAILURE, FAILURE, FAILURE, FAILURE, FAILURE);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    call(breaker, FAILURE);

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void aRateOfZeroOpensForASingleFailureAndNotForNone() {
    CircuitBreaker breaker =
        breaker(
            settings()
                .windowCalls(3)
                .failureRate(0)
                .slowCallDuration(Duration.ofMillis(100))
                .slowCallRate(0.5));

    call(breaker, SUCCESS, SUCCESS, SUCCESS, SUCCESS);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    call(breaker, FAILURE);

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void looksAtTheWindowFromTheMinimumOfCallsOn() {
    CircuitBreaker breaker = breaker(settings().windowCalls(100).minimumCalls(5).failureRate(0.5));

    call(breaker, FAILURE, FAILURE, FAILURE, SUCCESS);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    call(breaker, SUCCESS);

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void opensForSlowCallsThatSucceed() {
    CircuitBreaker breaker =
        breaker(
            settings().windowCalls(4).slowCallDuration(Duration.ofMillis(100)).slowCallRate(0.75));

    for (long millis : new long[] {101, 100, 200, 300}) {
      assertThat(breaker.mode()).isEqualTo(CLOSED);
      breaker.record(breaker.acquire(), SUCCESS, Duration.ofMillis(millis).toNanos());
    }

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void forgetsCallsThatAreOlderThanAWindowOfTime() {
    CircuitBreaker breaker =
        breaker(settings().windowTime(Duration.ofSeconds(10)).minimumCalls(4).failureRate(0.5));

    call(breaker, FAILURE, FAILURE, FAILURE);
    ticker.advance(Duration.ofSeconds(10));
    call(breaker, FAILURE);

    assertThat(breaker.mode()).isEqualTo(CLOSED);
    assertThat(breaker.window().calls()).isEqualTo(1);

    ticker.advance(Duration.ofSeconds(9));
    call(breaker, SUCCESS, SUCCESS, FAILURE);
    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void aWindowOfTimeForgetsATenthOfItselfAtATime() {
    CircuitBreaker breaker =
        breaker(settings().windowTime(Duration.ofSeconds(10)).minimumCalls(1000));

    for (int second = 0; second < 25; second++) {
      call(breaker, FAILURE, SUCCESS);
      ticker.advance(Duration.ofSeconds(1));
    }

    // The slice of this second is empty still.
    assertThat(breaker.window().calls()).isEqualTo(18);
    assertThat(breaker.window().failed()).isEqualTo(9);
  }

  @Test
  void refusesUntilTheDelayIsOver() {
    CircuitBreaker breaker = opened(settings());

    ticker.advance(Duration.ofSeconds(5).minusNanos(1));
    assertThat(breaker.acquire()).isNull();
    assertThat(breaker.retryAfterNanos()).isEqualTo(1);
    ticker.advanceNanos(1);

    assertThat(breaker.acquire()).isNotNull();
    assertThat(told).containsExactly("1 CLOSED OPEN", "2 OPEN HALF_OPEN");
  }

  @Test
  void goesHalfOpenWithoutACallForWhoeverLooks() {
    CircuitBreaker breaker = halfOpened(settings());

    assertThat(breaker.mode()).isEqualTo(HALF_OPEN);
    assertThat(told).hasSize(2);
  }

  @Test
  void closesWhenAllProbesSucceed() {
    CircuitBreaker breaker = halfOpened(settings().probes(2));

    Admission first = breaker.acquire();
    Admission second = breaker.acquire();
    assertThat(breaker.acquire()).as("a third").isNull();
    breaker.record(second, SUCCESS, 0);
    assertThat(breaker.acquire()).as("one for a success").isNull();
    assertThat(breaker.mode()).isEqualTo(HALF_OPEN);
    breaker.record(first, SUCCESS, 0);

    assertThat(breaker.mode()).isEqualTo(CLOSED);
    assertThat(breaker.window().calls()).as("of a fresh window").isZero();
    assertThat(told).last().isEqualTo("3 HALF_OPEN CLOSED");
  }

  @Test
  void opensAgainWhenAProbeFails() {
    CircuitBreaker breaker = halfOpened(settings().probes(3));

    Admission late = breaker.acquire();
    call(breaker, SUCCESS, FAILURE);
    assertThat(breaker.mode()).isEqualTo(OPEN);
    breaker.record(late, FAILURE, 0);

    assertThat(told).hasSize(3).last().isEqualTo("3 HALF_OPEN OPEN");
    assertThat(breaker.retryAfterNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void opensAgainWhenAProbeIsSlow() {
    CircuitBreaker breaker =
        halfOpened(settings().slowCallDuration(Duration.ofMillis(1)).probes(1));

    breaker.record(breaker.acquire(), SUCCESS, 1_000_001);

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void aProbeThatIsReleasedLeavesItsPermitToAnother() {
    CircuitBreaker breaker = halfOpened(settings());

    Admission cancelled = breaker.acquire();
    breaker.release(cancelled);
    breaker.release(cancelled);

    Admission other = breaker.acquire();
    assertThat(other).isNotNull();
    assertThat(breaker.acquire()).as("one more for having been released twice").isNull();
    breaker.record(cancelled, FAILURE, 0);
    assertThat(breaker.mode()).isEqualTo(HALF_OPEN);
    breaker.record(other, SUCCESS, 0);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
  }

  @Test
  void aProbeThatTakesTooLongLosesItsPermitAndItsSay() {
    CircuitBreaker breaker = halfOpened(settings().probeDeadline(Duration.ofSeconds(30)));

    Admission hanging = breaker.acquire();
    ticker.advance(Duration.ofSeconds(30).minusNanos(1));
    assertThat(breaker.acquire()).isNull();
    assertThat(breaker.retryAfterNanos()).isEqualTo(1);
    ticker.advanceNanos(1);
    Admission other = breaker.acquire();
    assertThat(other).isNotNull();
    assertThat(breaker.acquire()).isNull();

    breaker.record(hanging, FAILURE, 0);
    assertThat(breaker.mode()).isEqualTo(HALF_OPEN);
    breaker.record(other, SUCCESS, 0);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
  }

  @Test
  void aProbeThatIsLateCountsAsLongAsNobodyHasItsPermit() {
    CircuitBreaker breaker = halfOpened(settings().probeDeadline(Duration.ofSeconds(30)));

    Admission late = breaker.acquire();
    ticker.advance(Duration.ofSeconds(31));
    breaker.record(late, SUCCESS, 0);

    assertThat(breaker.mode()).isEqualTo(CLOSED);
  }

  @Test
  void aLateOutcomeLandsInTheStateThatAdmittedIt() {
    CircuitBreaker breaker =
        breaker(settings().windowCalls(2).failureRate(1).delay(Duration.ofSeconds(5)));
    Admission ofFirst = breaker.acquire();
    Admission alsoOfFirst = breaker.acquire();
    call(breaker, FAILURE, FAILURE);
    ticker.advance(Duration.ofSeconds(5));
    Admission probe = breaker.acquire();
    breaker.record(ofFirst, FAILURE, 0);
    assertThat(breaker.mode()).isEqualTo(HALF_OPEN);
    breaker.record(probe, SUCCESS, 0);
    breaker.record(alsoOfFirst, FAILURE, 0);

    assertThat(breaker.mode()).isEqualTo(CLOSED);
    assertThat(breaker.window().calls()).isZero();
  }

  @Test
  void isForcedOpenUntilReset() {
    CircuitBreaker breaker = breaker(settings().windowCalls(2));

    breaker.forceOpen();
    breaker.forceOpen();
    ticker.advance(Duration.ofDays(1));
    assertThat(breaker.acquire()).isNull();
    assertThat(breaker.mode()).isEqualTo(FORCED_OPEN);
    assertThat(breaker.retryAfterNanos()).isEqualTo(Long.MAX_VALUE);
    breaker.reset();

    assertThat(breaker.acquire()).isNotNull();
    assertThat(told).containsExactly("1 CLOSED FORCED_OPEN", "2 FORCED_OPEN CLOSED");
  }

  @Test
  void isForcedClosedUntilResetHoweverCallsEnd() {
    CircuitBreaker breaker = opened(settings());

    breaker.forceClosed();
    call(breaker, FAILURE, FAILURE, FAILURE, FAILURE);
    assertThat(breaker.mode()).isEqualTo(FORCED_CLOSED);
    assertThat(breaker.window().failed()).isEqualTo(2);
    breaker.reset();
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    call(breaker, FAILURE, FAILURE);

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void resetForgetsWhatWasAndTellsNobodyWhenTheModeStays() {
    CircuitBreaker breaker = breaker(settings().windowCalls(2).failureRate(1));
    call(breaker, FAILURE);

    breaker.reset();
    call(breaker, FAILURE);

    assertThat(breaker.mode()).isEqualTo(CLOSED);
    assertThat(told).isEmpty();
  }

  @Test
  void otherSettingsKeepAWindowOfTheSameSize() {
    CircuitBreaker breaker = breaker(settings().windowCalls(4).failureRate(1));
    Admission before = breaker.acquire();
    call(breaker, FAILURE, FAILURE);

    breaker.reconfigure(settings().windowCalls(4).failureRate(0.75).build());
    call(breaker, SUCCESS);
    assertThat(breaker.mode()).isEqualTo(CLOSED);
    breaker.record(before, FAILURE, 0);
    // The settings it was admitted under would not open; the next call sees that the new ones do.
    call(breaker, SUCCESS);

    assertThat(breaker.mode()).isEqualTo(OPEN);
  }

  @Test
  void otherSettingsOfAnotherSizeBeginAnew() {
    CircuitBreaker breaker = breaker(settings().windowCalls(4));
    call(breaker, FAILURE, FAILURE, FAILURE);

    breaker.reconfigure(settings().windowCalls(5).build());

    assertThat(breaker.window().calls()).isZero();
    assertThat(breaker.configuration().windowCalls()).isEqualTo(5);
  }

  @Test
  void anotherDelayCountsFromWhenItOpened() {
    CircuitBreaker breaker = opened(settings());
    ticker.advance(Duration.ofSeconds(1));

    breaker.reconfigure(settings().windowCalls(2).delay(Duration.ofSeconds(1)).build());

    assertThat(breaker.mode()).isEqualTo(HALF_OPEN);
  }

  @Test
  void otherSettingsKeepProbesUnderWay() {
    CircuitBreaker breaker = halfOpened(settings());
    Admission probe = breaker.acquire();

    breaker.reconfigure(settings().windowCalls(3).build());
    assertThat(breaker.acquire()).isNull();
    breaker.record(probe, SUCCESS, 0);

    assertThat(breaker.mode()).isEqualTo(CLOSED);
    assertThat(told).last().isEqualTo("3 HALF_OPEN CLOSED");
  }

  @Test
  void addsUpHowLongItWasInWhichMode() {
    CircuitBreaker breaker = breaker(settings().windowCalls(1).delay(Duration.ofSeconds(5)));
    ticker.advance(Duration.ofSeconds(3));
    call(breaker, FAILURE);
    ticker.advance(Duration.ofSeconds(7));
    Admission probe = breaker.acquire();
    ticker.advance(Duration.ofSeconds(2));
    breaker.record(probe, SUCCESS, 0);
    ticker.advance(Duration.ofSeconds(1));

    TimeSpent spent = breaker.timeSpent();
    assertThat(spent.closedNanos()).isEqualTo(4_000_000_000L);
    assertThat(spent.openNanos()).isEqualTo(7_000_000_000L);
    assertThat(spent.halfOpenNanos()).isEqualTo(2_000_000_000L);
    assertThat(breaker.changes()).isEqualTo(3);
  }

  @Test
  void aListenerThatFailsStopsNothing() {
    CircuitBreaker breaker = new CircuitBreaker("p", settings().windowCalls(1).build(), ticker);
    breaker.addListener(
        change -> {
          throw new AssertionError("broken");
        });
    breaker.addListener(change -> told.add(change.breaker().name() + " " + change.to()));

    call(breaker, FAILURE);

    assertThat(told).containsExactly("p OPEN");
    assertThat(breaker.listenerFailures()).isEqualTo(1);
  }

  @Test
  void tellsWhichCallsOpenedItAndWhatTheLastFailedWith() {
    CircuitBreaker breaker =
        new CircuitBreaker("p", settings().windowCalls(4).failureRate(0.5).build(), ticker);
    List<BreakerChange> changes = new ArrayList<>();
    BreakerListener listener = changes::add;
    breaker.addListener(listener);
    breaker.addListener(listener);
    IllegalStateException oneTooMany = new IllegalStateException("one too many");

    breaker.record(breaker.acquire(), false, 0, null);
    breaker.record(breaker.acquire(), false, 0, null);
    breaker.record(breaker.acquire(), true, 0, new IllegalStateException("the first"));
    breaker.record(breaker.acquire(), true, 0, oneTooMany);
    breaker.reset();

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).cause()).isSameAs(oneTooMany);
    assertThat(changes.get(0).window()).hasToString("4 calls, 2 failed, 0 slow");
    assertThat(changes.get(1).cause()).isNull();
    assertThat(changes.get(1).window().calls()).isZero();
  }
}
