package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import java.util.List;
import java.util.Map;

/** The lives of exceptions that failed guarded calls: what the guard did is part of them. */
class GuardedLivesIT {

  @EveryJdk
  void recoveredByAnAttempt(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("recovered by an attempt");

    assertThat(event.disposition()).isEqualTo("recovered");
    assertThat(event.dispositionDetail())
        .isEqualTo("thrown twice, third attempt of " + GuardedLives.CLASS + "twice succeeded");
    assertThat(event.mechanism()).isEqualTo("throw-site");
    assertThat(event.occurrences()).isEqualTo(2);
    assertThat(event.story(0))
        .containsExactly("thrown failing", "retried", "thrown failing", "retried", "recovered");
    assertThat(event.recoveries())
        .containsExactly(
            Map.of(
                "guard",
                GuardedLives.CLASS + "twice",
                "outcome",
                "attempt-succeeded",
                "attempts",
                3L,
                "thrown",
                2L));
  }

  @EveryJdk
  void recoveredAfterItWasTold(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("recovered after a while");

    assertThat(event.disposition()).isEqualTo("recovered");
    assertThat(event.occurrences()).isEqualTo(2);
    assertThat(event.story(0))
        .containsExactly("thrown failing", "retried", "thrown failing", "retried", "recovered");
    assertThat((Long) event.recoveries().get(0).get("waitedNanos"))
        .isGreaterThanOrEqualTo(900_000_000L);
  }

  @EveryJdk
  void recoveredLater(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("recovered later");

    assertThat(event.disposition()).isEqualTo("recovered");
    assertThat(event.dispositionDetail())
        .startsWith("thrown twice, third attempt of")
        .endsWith("later succeeded");
    assertThat(event.occurrences()).isEqualTo(2);
    assertThat(event.recoveries().get(0)).containsEntry("outcome", "attempt-succeeded");
  }

  @EveryJdk
  void recoveredByAFallback(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("recovered by a fallback");

    assertThat(event.disposition()).isEqualTo("recovered");
    assertThat(event.dispositionDetail())
        .isEqualTo(
            "thrown once, the fallback of " + GuardedLives.CLASS + "instead gave the result");
    assertThat(event.story(0)).containsExactly("thrown failing", "recovered");
    assertThat(event.recoveries().get(0))
        .containsEntry("outcome", "fallback")
        .containsEntry("fallback", 1L);
  }

  @EveryJdk
  void recoveredByAFallbackAfterTheLastAttempt(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("recovered by both");

    assertThat(event.disposition()).isEqualTo("recovered");
    assertThat(event.dispositionDetail()).startsWith("thrown twice, the fallback of");
    assertThat(event.story(0))
        .containsExactly("thrown failing", "retried", "thrown failing", "failed", "recovered");
  }

  @EveryJdk
  void exhausted(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("exhausted");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.occurrences()).isEqualTo(3);
    assertThat(event.story(0))
        .containsExactly(
            "thrown failing",
            "retried",
            "thrown failing",
            "retried",
            "thrown failing",
            "failed",
            "caught call handled");
    assertThat(event.life(0))
        .contains(
            "failed " + GuardedLives.CLASS + "inVain failed after 3 attempts: there is no other");
    assertThat(event.recoveries().get(0))
        .containsEntry("outcome", "attempts-exhausted")
        .containsEntry("attempts", 3L);
  }

  @EveryJdk
  void failedInTwoWays(Jdk jdk) {
    for (String way : new String[] {"the first way", "the second way"}) {
      SentEvent event = run(jdk).withMessage(way);

      assertThat(event.disposition()).isEqualTo("recovered");
      assertThat(event.occurrences()).isEqualTo(1);
      assertThat(event.story(0)).containsExactly("thrown inTwoWays", "retried", "recovered");
      assertThat(event.recoveries().get(0)).containsEntry("attempts", 3L);
    }
  }

  @EveryJdk
  void replacedByWhatItsFallbackThrows(Jdk jdk) {
    SentEvent lost = run(jdk).withMessage("its fallback fails");

    assertThat(lost.disposition()).isEqualTo("swallowed");
    assertThat(lost.dispositionDetail())
        .isEqualTo(
            "replaced by java.lang.UnsupportedOperationException of the fallback of "
                + GuardedLives.CLASS
                + "withBrokenFallback");
    assertThat(run(jdk).withMessage("of the fallback").disposition()).isEqualTo("handled");
  }

  @EveryJdk
  void undone(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("its steps are undone");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0)).containsExactly("thrown failing", "undone", "caught call handled");
    assertThat(event.recoveries().get(0))
        .containsEntry("outcome", "not-retried")
        .containsEntry("undone", List.of(GuardedLives.CLASS + "reserve"))
        .containsEntry("notUndone", List.of(GuardedLives.CLASS + "ship"));
    assertThat(event.suppressedMessages())
        .containsExactly(
            "the step "
                + GuardedLives.CLASS
                + "ship of "
                + GuardedLives.CLASS
                + "order could not be undone");
  }

  @EveryJdk
  void opensABreaker(Jdk jdk) {
    List<SentEvent> all = run(jdk).allThrownBelow("Guarded.ofABreaker");
    SentEvent opened = run(jdk).message("circuit breaker ofABreaker opened: 4 of 4 calls failed");

    assertThat(opened.mechanism()).isEqualTo("guard");
    assertThat(all)
        .filteredOn(event -> event.id().equals(opened.causeId()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.disposition()).isEqualTo("handled");
              assertThat(event.story(0))
                  .containsExactly("thrown failing", "opened", "caught opensABreaker handled");
            });
    assertThat(run(jdk).message("circuit breaker ofABreaker is half-open: probes are let through"))
        .extracting(SentEvent::causeId)
        .isNull();
    assertThat(run(jdk).message("circuit breaker ofABreaker closed: the probes succeeded"))
        .extracting(SentEvent::causeId)
        .isNull();
  }

  private static SentRun run(Jdk jdk) {
    return LivesRun.of(jdk);
  }
}
