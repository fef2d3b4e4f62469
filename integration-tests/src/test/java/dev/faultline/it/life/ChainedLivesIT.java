package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;

/** The lives of exceptions that are the cause of others, or meet others on their way. */
class ChainedLivesIT {

  @EveryJdk
  void takenOutOfAnother(Jdk jdk) {
    SentEvent around = run(jdk).withOutermostMessage("around it");
    assertThat(around.disposition()).isEqualTo("handled");
    assertThat(around.story(0)).containsExactly("thrown unwraps", "caught unwraps handled");

    SentEvent taken = run(jdk).withOutermostMessage("taken out");
    assertThat(taken.disposition()).isEqualTo("handled");
    assertThat(taken.story(0)).containsExactly("thrown unwraps", "caught unwrapped handled");
  }

  /** The bytecode does not tell what a method returns from a wrapper that it makes. */
  @EveryJdk
  void takenOutOfAnotherByAMethod(Jdk jdk) {
    SentEvent around = run(jdk).withOutermostMessage("around another");
    assertThat(around.disposition()).isEqualTo("handled");
    assertThat(around.story(0))
        .containsExactly("thrown unwrapsByAMethod", "caught unwrapsByAMethod handled");

    SentEvent taken = run(jdk).withOutermostMessage("a method took it out");
    assertThat(taken.story(0))
        .containsExactly("thrown unwrapsByAMethod", "caught unwrappedByAMethod handled");
  }

  @EveryJdk
  void wrappedByInitCause(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("wrapped by initCause");

    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.IllegalArgumentException");
    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(1))
        .containsExactly("thrown fail", "caught initsCause wrapped", "wrapped initsCause");
  }

  @EveryJdk
  void suppressedByHand(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("takes another along");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.suppressedMessages()).containsExactly("suppressed by hand");
    assertThat(event.suppressedStory(0))
        .containsExactly("thrown fail", "caught takesAlong handled");
  }

  @EveryJdk
  void inACycleOfCauses(Jdk jdk) {
    SentEvent event = run(jdk).withOutermostMessage("one of a cycle");

    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.IllegalStateException");
    assertThat(event.message(1)).isEqualTo("other of a cycle");
    assertThat(event.disposition()).isEqualTo("handled");
  }

  @EveryJdk
  void lostByAHandlerThatThrowsAnother(Jdk jdk) {
    SentEvent lost = run(jdk).withMessage("lost by a handler");

    assertThat(lost.disposition()).isEqualTo("swallowed");
    assertThat(lost.dispositionDetail()).isEqualTo("its handler throws another exception");
    assertThat(lost.story(0)).containsExactly("thrown fail", "caught throwsAnother swallowed");
    assertThat(run(jdk).withMessage("thrown by the handler").disposition()).isEqualTo("handled");
  }

  /**
   * Each handler keeps its exception in a local; the last of them is the cause of what is thrown.
   */
  @EveryJdk
  void wrappedAfterALoopOfAttempts(Jdk jdk) {
    SentEvent event = run(jdk).withOutermostMessage("gave up");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.message(1)).isEqualTo("attempt 3");
    assertThat(event.story(1))
        .containsExactly("thrown fail", "caught retries wrapped", "wrapped retries");
    assertThat(run(jdk).withMessage("attempt 1").disposition()).isEqualTo("handled");
  }

  /** Nobody reads the exceptions of the attempts before: their handler reads it to wrap it. */
  @EveryJdk
  void wrappedAtTheLastOfSomeAttempts(Jdk jdk) {
    SentEvent event = run(jdk).withOutermostMessage("failed three times");

    assertThat(event.message(1)).isEqualTo("failure 3");
    assertThat(event.story(1))
        .containsExactly(
            "thrown fail", "caught retriesThreeTimes wrapped", "wrapped retriesThreeTimes");
    for (int attempt = 1; attempt < 3; attempt++) {
      SentEvent before = run(jdk).withMessage("failure " + attempt);
      assertThat(before.disposition()).isEqualTo("swallowed");
      assertThat(before.story(0))
          .containsExactly("thrown fail", "caught retriesThreeTimes swallowed");
    }
  }

  /** Each of a hundred handlers might be the end of it, as far as its code tells. */
  @EveryJdk
  void thrownOnByMoreHandlersThanAreTold(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("came far");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0))
        .startsWith("thrown passedOn", "caught passedOn rethrown", "rethrown passedOn")
        .endsWith("caught endsFarUp handled")
        .hasSizeLessThan(100);
  }

  /** By accident: the handler has looked at the exception, and what it did then is its own. */
  @EveryJdk
  void caughtByAHandlerThatFails(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("its handler fails");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.story(0)).containsExactly("thrown fail", "caught failsToHandle handled");
    assertThat(run(jdk).allThrownBelow("Chains.failsToHandle"))
        .hasSize(2)
        .allSatisfy(any -> assertThat(any.disposition()).isEqualTo("handled"))
        .anySatisfy(
            failure ->
                assertThat(failure.types())
                    .containsExactly("java.lang.StringIndexOutOfBoundsException"));
  }

  private static SentRun run(Jdk jdk) {
    return LivesRun.of(jdk);
  }
}
