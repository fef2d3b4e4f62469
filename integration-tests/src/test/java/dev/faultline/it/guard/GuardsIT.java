package dev.faultline.it.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;

/** A plain program whose methods are guarded by annotations, and a library's by properties. */
class GuardsIT {

  private static final String API = "dev.faultline.api.";

  private static final String MICROPROFILE = "org.eclipse.microprofile.faulttolerance.exceptions.";

  private static final String GUARDED =
      String.join(
          "\n",
          "private, self-invoked: aa 3 after 3",
          "static: 3",
          "final, generic: x",
          "default of an interface: <raw> at call 3",
          "exhausted: attempt 2 from exhausted called by lambda",
          "fallback method: instead of these (none of these)",
          "fallback value: -1",
          "fallback handler: handled[these] on a Shop failed with broken",
          "breaker: java.lang.IllegalStateException: call 1",
          "breaker: java.lang.IllegalStateException: call 2",
          "breaker: java.lang.IllegalStateException: call 3",
          "breaker: java.lang.IllegalStateException: call 4",
          "breaker: "
              + API
              + "CircuitOpenException: com.acme.guarded.Shop.breaks: the circuit breaker is open",
          "timeout: "
              + API
              + "TimedOutException: com.acme.guarded.Shop.slow: not done within 100ms",
          "interrupted: false",
          "bulkhead: "
              + API
              + "BulkheadFullException: com.acme.guarded.Shop.crowded: 1 call is under way, and no"
              + " more may be",
          "bulkhead, inside: left",
          "rate limit: 1",
          "rate limit: 2",
          "rate limit: "
              + API
              + "RateLimitedException: com.acme.guarded.Shop.limited: more calls than its rate"
              + " allows",
          "restore: java.lang.IllegalStateException: with [book]",
          "basket: []",
          "verify: 2",
          "stage: stage after 3",
          "another thread: true",
          "of the class: java.lang.IllegalStateException: call 2",
          "of the method: call 4",
          "library: page at call 3",
          "library, static: 0",
          "wrong count: ran",
          "wrong fallback: ran",
          "unfit fallback: ran",
          "");

  @EveryJdk
  void methodsOfEveryKindAreGuardedByEveryPolicy(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome = program(jdk).with(guards(AgentOptions.sendingTo(backend.uri()))).run();

      assertThat(outcome.out()).isEqualTo(GUARDED);
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err())
          .contains(
              "the guard of com.acme.guarded.Wrong.never: @Retry of com.acme.guarded.Wrong.never:"
                  + " maxAttempts is 0: give",
              "the guard of com.acme.guarded.Wrong.missing: @Fallback of"
                  + " com.acme.guarded.Wrong.missing: method is 'nowhere': there is no"
                  + " such method in com.acme.guarded.Wrong or above it with 0 or 1 parameter:"
                  + " declare one, or name another (it is not guarded)",
              "the guard of com.acme.guarded.Wrong.unfit: @Fallback of"
                  + " com.acme.guarded.Wrong.unfit: method is 'ofAnother': the"
                  + " method private static java.lang.String"
                  + " com.acme.guarded.Wrong.ofAnother(int) does not have the parameters of",
              "the guard of com.acme.guarded.Shop.fills: what a com.acme.guarded.Shop$Drawer in the"
                  + " field drawer holds is not restored")
          .doesNotContain("went on without its guard")
          .doesNotContain("VerifyError");
    }
  }

  @EveryJdk
  void wrongDeclarationsCanBeMadeFatal(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          program(jdk)
              .with(
                  guards(AgentOptions.sendingTo(backend.uri()))
                      .setting("faultline.guards.on-error", "fail"))
              .run();

      assertThat(outcome.out())
          .startsWith(GUARDED.substring(0, GUARDED.indexOf("wrong count")))
          .contains(
              "wrong count: java.lang.IllegalStateException: the guard of"
                  + " com.acme.guarded.Wrong.never is declared wrongly: @Retry",
              "wrong fallback: java.lang.IllegalStateException: the guard of"
                  + " com.acme.guarded.Wrong.missing is declared wrongly: @Fallback",
              "unfit fallback: java.lang.IllegalStateException: the guard of"
                  + " com.acme.guarded.Wrong.unfit is declared wrongly: @Fallback");
    }
  }

  private static final String STANDARD =
      String.join(
          "\n",
          "retry: after 3",
          "fallback method: other x",
          "fallback handler: handled x broken",
          "breaker: java.lang.IllegalStateException",
          "breaker: java.lang.IllegalStateException",
          "breaker: " + MICROPROFILE + "CircuitBreakerOpenException",
          "timeout: " + MICROPROFILE + "TimeoutException",
          "bulkhead: " + MICROPROFILE + "BulkheadException",
          "bulkhead, inside: left",
          "stage: after 3",
          "future: true",
          "");

  @EveryJdk
  void annotationsOfMicroProfileGuardWithoutAnImplementation(Jdk jdk) throws IOException {
    Path annotations = Packaged.library("app-fault-tolerance");
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          JavaProgram.on(jdk)
              .classPath(Programs.java("standardguards", annotations), annotations)
              .mainClass("com.acme.standard.Main")
              .with(AgentOptions.sendingTo(backend.uri()))
              .run();

      assertThat(outcome.out()).isEqualTo(STANDARD);
      assertThat(outcome.err()).doesNotContain("WARN").doesNotContain("ERROR");
    }
  }

  private static AgentOptions guards(AgentOptions agent) {
    return agent
        .setting("faultline.guard.client.methods", "com.acme.lib.Client.*(..)")
        .setting("faultline.guard.client.retry.max-attempts", "3")
        .setting("faultline.guard.client.fallback.value", "0");
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("guarded", Packaged.annotationsJar()), Packaged.annotationsJar())
        .mainClass("com.acme.guarded.Main");
  }
}
