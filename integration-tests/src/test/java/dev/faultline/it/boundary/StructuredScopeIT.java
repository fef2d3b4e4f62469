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
