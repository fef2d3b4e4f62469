package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import java.util.List;
import java.util.Map;

/** The whole life of an exception, from where it was thrown to what became of it. */
class LivesIT {

  @EveryJdk
  void caughtAndUsed(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("handled");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.mechanism()).isEqualTo("throw-site");
    assertThat(event.story(0)).containsExactly("thrown fail", "caught handled handled");
    assertThat(event.variables(0)).isEqualTo(Map.of("fail", Map.of("why", "handled")));
  }

  @EveryJdk
  void caughtAndNeverLookedAt(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("swallowed");

    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.story(0)).containsExactly("thrown fail", "caught swallowed swallowed");
  }

  @EveryJdk
  void givenToALogger(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("com.acme.lives WARNING");
    assertThat(event.story(0)).containsExactly("thrown fail", "caught logged logged", "logged");
  }

  @EveryJdk
  void loggedByItsMessageAlone(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged by its message");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.dispositionDetail()).isEqualTo("a text of it goes to a logger");
    assertThat(event.story(0)).containsExactly("thrown fail", "caught loggedByItsMessage handled");
  }

  @EveryJdk
  void printedByItsMessageAlone(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("printed by its message");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.dispositionDetail()).isEqualTo("a text of it is printed");
  }

  @EveryJdk
  void givenToALoggerWhoseLevelIsOff(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged too quietly");

    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.dispositionDetail())
        .isEqualTo("its log call was not reached, or its level is off");
    assertThat(event.story(0)).containsExactly("thrown fail", "caught loggedTooQuietly swallowed");
  }

  @EveryJdk
  void givenToALoggerOnAWayThatWasNotTaken(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged on another way");

    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.story(0))
        .containsExactly("thrown fail", "caught loggedOnAnotherWay swallowed");
  }

  @EveryJdk
  void loggedByEachOfTwoHandlers(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged twice");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.story(0))
        .containsExactly(
            "thrown fail",
            "caught logsAndRethrows logged",
            "logged",
            "rethrown logsAndRethrows",
            "caught loggedTwice logged",
            "logged");
  }

  @EveryJdk
  void printedAsText(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("printed as text");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("java.io.PrintStream");
  }

  @EveryJdk
  void printed(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("printed");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("printStackTrace");
  }

  @EveryJdk
  void thrownAgainByAHandler(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("rethrown");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0))
        .containsExactly(
            "thrown fail",
            "caught rethrows rethrown",
            "rethrown rethrows",
            "caught rethrown handled");
    assertThat(event.variables(0)).containsOnlyKeys("fail", "rethrows");
  }

  @EveryJdk
  void throughFinally(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("passed finally");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0))
        .containsExactly("thrown fail", "rethrown finishes", "caught finished handled");
  }

  @EveryJdk
  void swallowedByAFinallyThatReturns(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("swallowed by finally");

    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.story(0))
        .containsExactly("thrown fail", "caught swallowedByFinally swallowed");
  }

  @EveryJdk
  void replacedByAnotherInFinally(Jdk jdk) {
    SentEvent lost = run(jdk).withMessage("replaced in finally");

    assertThat(lost.disposition()).isEqualTo("swallowed");
    assertThat(lost.dispositionDetail())
        .matches("replaced by java\\.lang\\.IllegalStateException in finally at line [1-9][0-9]+");
    assertThat(lost.story(0)).containsExactly("thrown fail", "caught throwsInFinally swallowed");
    assertThat(run(jdk).withMessage("thrown in finally").disposition()).isEqualTo("handled");
  }

  @EveryJdk
  void replacedByWhatFinallyCalls(Jdk jdk) {
    SentEvent lost = run(jdk).withMessage("replaced below finally");

    assertThat(lost.disposition()).isEqualTo("swallowed");
    assertThat(lost.dispositionDetail()).startsWith("replaced by java.lang.IllegalStateException");
    assertThat(lost.story(0))
        .containsExactly("thrown fail", "caught replacedBelowFinally swallowed");
  }

  @EveryJdk
  void replacedByAnExceptionOfTheJvm(Jdk jdk) {
    SentEvent lost = run(jdk).withMessage("replaced by the JVM");

    assertThat(lost.disposition()).isEqualTo("swallowed");
    assertThat(lost.dispositionDetail()).startsWith("replaced by java.lang.NullPointerException");
    assertThat(lost.story(0)).containsExactly("thrown fail", "caught trims swallowed");
  }

  @EveryJdk
  void wrapped(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("wrapped");

    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.IllegalArgumentException");
    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0)).containsExactly("thrown wraps", "caught wrapped handled");
    assertThat(event.story(1))
        .containsExactly("thrown fail", "caught wraps wrapped", "wrapped wraps");
    assertThat(event.variables(0).get("wraps")).containsEntry("order", "order 7");
    assertThat(event.variables(1)).isEqualTo(Map.of("fail", Map.of("why", "wrapped")));
  }

  @EveryJdk
  void wrappedWithoutBeingTheCause(Jdk jdk) {
    SentEvent lost = run(jdk).withMessage("cause lost");

    assertThat(lost.disposition()).isEqualTo("wrapped");
    assertThat(lost.dispositionDetail()).isEqualTo("java.lang.IllegalStateException");
    assertThat(run(jdk).withMessage("because of cause lost").disposition()).isEqualTo("handled");
  }

  @EveryJdk
  void suppressingAnother(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("with a suppressed one");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.suppressedMessages()).containsExactly("of close");
    assertThat(event.story(0)).startsWith("thrown fail").endsWith("caught closed handled");
  }

  @EveryJdk
  void aKeptObjectThrownAgainAndAgain(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("kept");

    assertThat(event.occurrences()).isEqualTo(3);
    assertThat(event.isReused()).isTrue();
    assertThat(event.note()).contains("its stack trace");
  }

  @EveryJdk
  void carriedByAFuture(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("carried");

    assertThat(event.types()).containsExactly("java.lang.IllegalArgumentException");
    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0)).containsExactly("thrown fail", "escaped", "caught carried handled");
    assertThat(event.life(0))
        .containsExactly(
            "thrown", "escaped FutureTask", "caught java.util.concurrent.ExecutionException");
  }

  @EveryJdk
  void leftToAFutureThatNobodyAsks(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("forgotten");

    assertThat(event.disposition()).isEqualTo("escaped");
    assertThat(event.dispositionDetail()).isEqualTo("FutureTask");
  }

  @EveryJdk
  void threeDeep(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("innermost");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.types()).hasSize(3);
    assertThat(event.story(1))
        .containsExactly("thrown middle", "caught outer wrapped", "wrapped outer");
    assertThat(event.story(2))
        .containsExactly("thrown fail", "caught middle wrapped", "wrapped middle");
  }

  @EveryJdk
  void ofANamedMethodWithItsArgumentsAsAtEntry(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("of a named method: padded");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0)).containsExactly("thrown named", "caught leavesANamedMethod handled");
    assertThat(event.variables(0).get("named"))
        .containsEntry("text", "  padded ")
        .containsEntry("text (when it threw)", "padded")
        .containsEntry("copies", 3L)
        .containsEntry("copies (when it threw)", -3L)
        .containsKey("this")
        .doesNotContainKey("this (when it threw)");
  }

  @EveryJdk
  void ofALibrary(Jdk jdk) {
    List<SentEvent> events = run(jdk).allThrownBelow("Lives.parse");

    assertThat(events).hasSize(2);
    assertThat(events.get(0).mechanism()).isEqualTo("catch-site");
    assertThat(events).extracting(SentEvent::disposition).containsOnly("swallowed");
    assertThat(events.get(1).variables(0).get("parse"))
        .containsEntry("text", "no number 2")
        .containsEntry("trimmed", "no number 2");
  }

  @EveryJdk
  void endingItsThread(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("uncaught");

    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.story(0)).containsExactly("thrown fail", "uncaught");
  }

  private static SentRun run(Jdk jdk) {
    return LivesRun.of(jdk);
  }
}
