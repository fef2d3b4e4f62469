package dev.faultline.it.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;

/** Exceptions of the JVM in tasks of structured scopes, which have this form since Java 25. */
class StructuredScopeIT {

  @EveryJdk(from = 25)
  void thatTheScopeCarriesToWhoJoinsIt(Jdk jdk) {
    SentEvent event = run(jdk, "asked").thrownBelow("Scopes.lengthOf");

    assertThat(event.types()).containsExactly("java.lang.NullPointerException");
    assertThat(event.disposition()).isEqualTo("handled");
    assertThat(event.life(0))
        .containsExactly(
            "escaped StructuredTaskScope",
            // By the handler that closes the scope.
            "rethrown",
            "caught java.util.concurrent.StructuredTaskScope$FailedException");
  }

  /** What the scope interrupts is no failure. */
  @EveryJdk(from = 25)
  void thatTheScopeCancelsForAreToldAlone(Jdk jdk) {
    SentRun run = run(jdk, "cancelled");

    assertThat(run.thrownBelow("Scopes.lengthOf").disposition()).isEqualTo("handled");
    assertThat(run.allThrownBelow("Scopes.waits")).isEmpty();
  }

  /** One that the user's code has caught, or thrown, is its own affair. */
  @EveryJdk(from = 25)
  void thatTellOfAnInterruptAndThatTheUsersCodeHasSeen(Jdk jdk) {
    SentRun run = run(jdk, "interrupted");

    SentEvent thrownOn = run.thrownBelow("Scopes.throwsItOn");
    assertThat(thrownOn.disposition()).isEqualTo("escaped");
    assertThat(thrownOn.dispositionDetail()).isEqualTo("StructuredTaskScope");
    SentEvent own = run.withMessage("by its author");
    assertThat(own.disposition()).isEqualTo("escaped");
    assertThat(own.dispositionDetail()).isEqualTo("StructuredTaskScope");
  }

  @EveryJdk(from = 25)
  void thatNobodyAsksFor(Jdk jdk) {
    SentEvent event = run(jdk, "forgotten").thrownBelow("Scopes.lengthOf");

    assertThat(event.types()).containsExactly("java.lang.NullPointerException");
    assertThat(event.disposition()).isEqualTo("escaped");
    assertThat(event.dispositionDetail()).isEqualTo("StructuredTaskScope");
  }

  private static SentRun run(Jdk jdk, String way) {
    return SentRun.of(
        JavaProgram.on(jdk)
            .jvmArguments("--enable-preview")
            .classPath(Programs.javaWithPreviewsOf(jdk, "scopes"))
            .mainClass("com.acme.scopes.Scopes")
            .arguments(way));
  }
}
