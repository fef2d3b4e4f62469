package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.capture.record.FailedCall;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.LifePoint.Kind;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Recovery.Outcome;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedCallsTest {

  private final Stories stories = new Stories();
  private final ThrowSite site = stories.site("fetch", 10);
  private final FailedCall call = new FailedCall("rates");

  @Test
  void attemptsThatFailedInTheSameWayAreOneEventWithTheOneThatSucceeded() {
    Exception first = stories.thrown(new IllegalStateException("first"), site);
    retried(first, 1);
    Exception second = stories.thrown(new IllegalStateException("second"), site);
    retried(second, 2);
    succeeded(3, 2);

    ExceptionEvent event = only(stories.settle());
    assertThat(event.disposition()).isEqualTo(Disposition.RECOVERED);
    assertThat(event.dispositionDetail())
        .isEqualTo("thrown twice, third attempt of rates succeeded");
    assertThat(event.occurrences()).isEqualTo(2);
    assertThat(event.exceptions().get(0).message()).isEqualTo("second");
    assertThat(kinds(event))
        .containsExactly(Kind.THROWN, Kind.RETRIED, Kind.THROWN, Kind.RETRIED, Kind.RECOVERED);
    Recovery recovery = only(event.recoveries());
    assertThat(recovery.guard()).isEqualTo("rates");
    assertThat(recovery.outcome()).isEqualTo(Outcome.ATTEMPT_SUCCEEDED);
    assertThat(recovery.attempts()).isEqualTo(3);
  }

  @Test
  void anAttemptThatWasToldAlreadyIsToldAgainUnderTheSameId() {
    Exception first = stories.thrown(new IllegalStateException("first"), site);
    retried(first, 1);
    ExceptionEvent pending = only(stories.settle());
    assertThat(pending.disposition()).isEqualTo(Disposition.THROWN);
    assertThat(pending.dispositionDetail())
        .isEqualTo("attempt 1 of rates failed, the next after 2s");
    assertThat(only(pending.recoveries()).outcome()).isEqualTo(Outcome.UNDER_WAY);

    Exception second = stories.thrown(new IllegalStateException("second"), site);
    retried(second, 2);
    stories.settle();
    succeeded(3, 2);
    stories.settle();

    ExceptionEvent kept = only(stories.kept());
    assertThat(kept.id()).isEqualTo(pending.id());
    assertThat(kept.disposition()).isEqualTo(Disposition.RECOVERED);
    assertThat(kept.occurrences()).isEqualTo(2);
    assertThat(kinds(kept))
        .containsExactly(Kind.THROWN, Kind.RETRIED, Kind.THROWN, Kind.RETRIED, Kind.RECOVERED);
    assertThat(only(kept.recoveries()).attempts()).isEqualTo(3);
  }

  @Test
  void theEndOfACallIsToldOfExceptionsThatAreGoneByThen() {
    WeakReference<Throwable> gone = new WeakReference<>(throwAndRetry());
    await()
        .until(
            () -> {
              System.gc();
              return gone.get() == null;
            });
    stories.settle();
    succeeded(2, 1);
    stories.settle();

    ExceptionEvent kept = only(stories.kept());
    assertThat(kept.dispositionDetail())
        .isEqualTo("thrown once, second attempt of rates succeeded");
  }

  private Throwable throwAndRetry() {
    Exception thrown = stories.thrown(new IllegalStateException("gone"), site);
    retried(thrown, 1);
    stories.take();
    return thrown;
  }

  @Test
  void attemptsThatFailedInDifferentWaysAreEventsOfTheirOwnWithTheSameEnd() {
    retried(stories.thrown(new IllegalStateException("state"), site), 1);
    retried(stories.thrown(new IllegalArgumentException("argument"), site), 2);
    succeeded(3, 2);

    assertThat(stories.settle())
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.disposition()).isEqualTo(Disposition.RECOVERED);
              assertThat(event.occurrences()).isEqualTo(1);
              assertThat(only(event.recoveries()).attempts()).isEqualTo(3);
            });
  }

  @Test
  void theExceptionOfACallThatFailedForGoodGoesOnAsItsOwn() {
    retried(stories.thrown(new IllegalStateException("first"), site), 1);
    Exception last = stories.thrown(new IllegalStateException("last"), site);
    exhausted(last, 2);
    ExceptionEvent escaped = only(stories.settle());
    assertThat(escaped.disposition()).isEqualTo(Disposition.ESCAPED);

    stories.uncaught(last);
    stories.settle();

    ExceptionEvent kept = only(stories.kept());
    assertThat(kept.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(kept.exceptions().get(0).message()).isEqualTo("last");
    assertThat(kinds(kept))
        .containsExactly(Kind.THROWN, Kind.RETRIED, Kind.THROWN, Kind.FAILED, Kind.UNCAUGHT);
    assertThat(only(kept.recoveries()).outcome()).isEqualTo(Outcome.ATTEMPTS_EXHAUSTED);
    assertThat(details(kept)).contains("rates failed after 2 attempts: there is no other");
  }

  @Test
  void anExceptionThatAnotherFailedTheCallAfterWasHandled() {
    retried(stories.thrown(new IllegalStateException("first"), site), 1);
    exhausted(stories.thrown(new IllegalArgumentException("last"), site), 2);

    List<ExceptionEvent> events = stories.settle();
    assertThat(events)
        .extracting(ExceptionEvent::disposition)
        .containsExactly(Disposition.HANDLED, Disposition.ESCAPED);
    assertThat(events.get(0).dispositionDetail())
        .isEqualTo("rates failed after 2 attempts: there is no other");
  }

  @Test
  void aCallOfAGuardWithinAnotherIsOneStoryWithIt() {
    FailedCall outer = new FailedCall("outer");
    Exception last = null;
    for (int i = 1; i <= 2; i++) {
      FailedCall inner = new FailedCall("inner");
      Exception first = stories.thrown(new IllegalStateException("first of " + i), site);
      tell(inner, GuardRecord.Kind.RETRIED, first, of("inner", 1).build(), "at once");
      last = stories.thrown(new IllegalStateException("last of " + i), site);
      tell(
          inner,
          GuardRecord.Kind.FAILED,
          last,
          of("inner", 2).outcome(Outcome.ATTEMPTS_EXHAUSTED).build(),
          null);
      tell(outer, GuardRecord.Kind.RETRIED, last, of("outer", i).build(), "at once");
    }
    tell(
        outer,
        GuardRecord.Kind.RECOVERED,
        last,
        of("outer", 2).thrown(2).outcome(Outcome.FALLBACK).fallback(1).build(),
        null);

    ExceptionEvent event = only(stories.settle());
    assertThat(event.occurrences()).isEqualTo(4);
    assertThat(event.dispositionDetail())
        .isEqualTo("thrown twice, the fallback of outer gave the result");
    assertThat(event.exceptions().get(0).points().stream().filter(p -> p.kind() == Kind.THROWN))
        .hasSize(4);
    assertThat(event.recoveries()).extracting(Recovery::guard).containsExactly("inner", "outer");
  }

  @Test
  void whatAGuardIsTheFirstToSeeIsTheBeginningOfAStory() {
    tell(
        call,
        GuardRecord.Kind.RECOVERED,
        new IllegalStateException("of a library"),
        of("rates", 1).thrown(1).outcome(Outcome.FALLBACK).fallback(2).build(),
        null);

    ExceptionEvent event = only(stories.settle());
    assertThat(event.mechanism()).isEqualTo(Mechanism.GUARD);
    assertThat(event.disposition()).isEqualTo(Disposition.RECOVERED);
    assertThat(event.dispositionDetail())
        .isEqualTo("thrown once, fallback 2 of rates gave the result");
  }

  @Test
  void exceptionsThatAreOnlyCountedAreNotToldOf() {
    Stories few = new Stories(Rate.of(1, 0.001), Stories.ALL);
    ThrowSite busy = few.site("fetch", 10);
    few.thrown(new IllegalStateException("recorded"), busy);
    few.settle();
    Exception counted = few.thrown(new IllegalStateException("counted"), busy);
    few.byGuards.done(call, GuardRecord.Kind.RETRIED, counted, of("rates", 1)::build, "at once");
    few.byGuards.done(call, GuardRecord.Kind.RECOVERED, null, of("rates", 2)::build, null);

    assertThat(few.settle()).hasSize(1);
    assertThat(only(few.told).recoveries()).isEmpty();
  }

  @Test
  void undosAndWhatFailsInAFallbackAreOfTheStory() {
    Exception failure = stories.thrown(new IllegalStateException("failure"), site);
    tell(
        call,
        GuardRecord.Kind.UNDONE,
        failure,
        of("rates", 1).undone(List.of("charge", "reserve")).notUndone(List.of("ship")).build(),
        null);
    tell(
        call,
        GuardRecord.Kind.REPLACED,
        failure,
        of("rates", 1).undone(List.of("charge", "reserve")).build(),
        "com.acme.Broken");

    ExceptionEvent event = only(stories.settle());
    assertThat(details(event))
        .contains("rates: undone charge, reserve; not undone ship")
        .contains("replaced by com.acme.Broken of the fallback of rates");
    assertThat(event.disposition()).isEqualTo(Disposition.SWALLOWED);
    assertThat(only(event.recoveries()).undone()).containsExactly("charge", "reserve");
  }

  @Test
  void whatKeptAStepFromBeingUndoneHasNotEscaped() {
    Exception thrown = stories.thrown(new IllegalStateException("cannot be called back"), site);
    tell(
        new FailedCall("order"),
        GuardRecord.Kind.NOT_UNDONE,
        thrown,
        null,
        "the step ship of order was not undone");

    ExceptionEvent event = only(stories.settle());
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(event.dispositionDetail()).isEqualTo("the step ship of order was not undone");
    assertThat(event.recoveries()).isEmpty();
  }

  @Test
  void theOpeningOfABreakerIsAnEventThatTheOneOfItsExceptionIsTheCauseOf() {
    Exception oneTooMany = stories.thrown(new IllegalStateException("one too many"), site);
    stories.byGuards.changed("b", "circuit breaker b opened", Level.WARNING, oneTooMany);
    stories.byGuards.changed("b", "circuit breaker b is half-open", Level.INFO, null);
    ExceptionEvent event = only(stories.settle());

    assertThat(kinds(event)).containsExactly(Kind.THROWN, Kind.OPENED);
    assertThat(event.disposition()).isEqualTo(Disposition.ESCAPED);
    assertThat(stories.messages)
        .extracting(message -> message.text() + ", cause " + message.causeId())
        .containsExactlyInAnyOrder(
            "circuit breaker b opened, cause " + event.id(),
            "circuit breaker b is half-open, cause null");
    assertThat(stories.messages)
        .extracting(message -> message.mechanism())
        .containsOnly(Mechanism.GUARD);
  }

  @Test
  void anExceptionThatOpensABreakerIsRecordedWhateverTheRates() {
    Stories few = new Stories(Rate.of(1, 0.001), Stories.ALL);
    ThrowSite busy = few.site("fetch", 10);
    few.thrown(new IllegalStateException("recorded"), busy);
    Exception counted = few.thrown(new IllegalStateException("counted"), busy);
    few.byGuards.changed("b", "circuit breaker b opened", Level.WARNING, counted);
    few.settle();
    few.tallies.round();

    assertThat(few.kept()).hasSize(2);
    assertThat(few.kept().stream().mapToLong(ExceptionEvent::occurrences).sum()).isEqualTo(2);
    assertThat(only(few.messages).causeId()).isEqualTo(few.kept().get(1).id());
  }

  @Test
  void aBreakerThatFlapsIsToldOfNowAndThen() {
    for (int i = 0; i < 1_000; i++) {
      stories.byGuards.changed("b", "circuit breaker b is half-open", Level.INFO, null);
    }
    stories.byGuards.changed("other", "circuit breaker other is half-open", Level.INFO, null);
    stories.settle();

    assertThat(stories.messages).hasSizeBetween(11, 100);
  }

  private void retried(Exception failure, int attempt) {
    Recovery soFar = of("rates", attempt).thrown(attempt).build();
    tell(call, GuardRecord.Kind.RETRIED, failure, soFar, "after 2s");
  }

  private void succeeded(int attempts, int thrown) {
    Recovery all = of("rates", attempts).thrown(thrown).outcome(Outcome.ATTEMPT_SUCCEEDED).build();
    tell(call, GuardRecord.Kind.RECOVERED, null, all, null);
  }

  private void exhausted(Exception failure, int attempts) {
    Recovery all =
        of("rates", attempts).thrown(attempts).outcome(Outcome.ATTEMPTS_EXHAUSTED).build();
    tell(call, GuardRecord.Kind.FAILED, failure, all, null);
  }

  private void tell(
      FailedCall of, GuardRecord.Kind kind, Exception failure, Recovery recovery, String detail) {
    stories.byGuards.done(of, kind, failure, () -> recovery, detail);
  }

  private static Recovery.Builder of(String guard, int attempts) {
    return Recovery.of(guard).attempts(attempts);
  }

  private static List<Kind> kinds(ExceptionEvent event) {
    return event.exceptions().get(0).points().stream().map(LifePoint::kind).toList();
  }

  private static List<String> details(ExceptionEvent event) {
    return event.exceptions().get(0).points().stream().map(LifePoint::detail).toList();
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
