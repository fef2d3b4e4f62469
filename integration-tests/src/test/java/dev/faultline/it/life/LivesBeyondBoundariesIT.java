package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;

/** The lives of exceptions that leave the user's code, and are told of or end a thread there. */
class LivesBeyondBoundariesIT {

  private static final String CAUGHT = "caught java.util.concurrent.CompletionException";

  @EveryJdk
  void loggedByAFrameworkThatCallsByReflection(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged by a framework");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("org.example.web SEVERE");
    assertThat(event.life(0))
        .containsExactly("thrown", "escaped reflection", "logged org.example.web SEVERE");
  }

  @EveryJdk
  void loggedByAContainerThatTakesTheCauseOutOfIt(Jdk jdk) {
    SentEvent event = run(jdk).withOutermostMessage("whose cause is logged");

    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.NumberFormatException");
    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("org.example.web SEVERE, its cause");
    assertThat(event.life(0)).containsExactly("thrown", "logged org.example.web SEVERE, its cause");
    assertThat(event.story(1))
        .containsExactly("caught servlet wrapped", "wrapped servlet", "logged");
  }

  @EveryJdk
  void loggedByTheFunctionOfAStage(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("logged by a stage");

    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("com.acme.lives WARNING");
    assertThat(event.life(0))
        .containsExactly(
            "thrown", "escaped CompletableFuture", CAUGHT, "logged com.acme.lives WARNING");
  }

  @EveryJdk
  void handledByTheFunctionOfAStage(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("handled by a stage");

    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.life(0)).containsExactly("thrown", "escaped CompletableFuture", CAUGHT);
  }

  @EveryJdk
  void swallowedByTheFunctionOfAStage(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("swallowed by a stage");

    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.life(0)).containsExactly("thrown", "escaped CompletableFuture", CAUGHT);
  }

  /** The next stage has it as well, and does nothing with it. */
  @EveryJdk
  void observedByTheFunctionOfAStage(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("observed by a stage");

    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.story(0).stream().map(point -> point.replaceAll("lambda.* ", "")))
        .containsExactly("thrown fail", "escaped", "caught handled", "caught swallowed");
  }

  /** No frame of it is in-app; the handler that it has reached is. */
  @EveryJdk
  void ofALibrarysTaskSwallowedWhereItsResultIsAskedFor(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("of a library's task");

    assertThat(event.types()).containsExactly("java.lang.UnsupportedOperationException");
    assertThat(event.disposition()).isEqualTo("swallowed");
    assertThat(event.dispositionDetail()).isEqualTo("java.util.concurrent.ExecutionException");
    assertThat(event.story(0)).containsExactly("escaped", "caught ofALibrarysTask swallowed");
  }

  @EveryJdk
  void carriedByAnExceptionThatItsAuthorThrows(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("thrown in a carrier");

    assertThat(event.types())
        .containsExactly(
            "java.util.concurrent.CompletionException", "java.lang.IllegalArgumentException");
    assertThat(event.disposition()).isEqualTo("logged");
    assertThat(event.dispositionDetail()).isEqualTo("com.acme.lives WARNING");
    assertThat(event.story(1))
        .containsExactly("thrown fail", "caught carries wrapped", "wrapped carries");
  }

  @EveryJdk
  void endingAThreadWhoseHandlerThrowsAWrapper(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("its thread's handler fails");

    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.severity()).isEqualTo("FATAL");
    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.IllegalArgumentException");
    assertThat(event.story(1))
        .startsWith("thrown fail", "uncaught")
        .last()
        .asString()
        .startsWith("wrapped");
  }

  @EveryJdk
  void endingAThreadWhoseHandlerThrowsItAgain(Jdk jdk) {
    SentEvent event = run(jdk).withMessage("its thread's handler throws it");

    assertThat(event.disposition()).isEqualTo("uncaught");
    assertThat(event.severity()).isEqualTo("FATAL");
    assertThat(event.story(0)).startsWith("thrown fail", "uncaught").hasSize(3);
  }

  private static SentRun run(Jdk jdk) {
    return LivesRun.of(jdk);
  }
}
