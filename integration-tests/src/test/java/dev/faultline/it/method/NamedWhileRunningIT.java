package dev.faultline.it.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.time.Duration;

/** Methods of classes that are loaded and running already. */
class NamedWhileRunningIT {

  private static final String LIBRARY = "com.fasterxml.jackson.core.io.NumberInput.parseInt";
  private static final String OWN = "com.acme.later.Main.work";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @EveryJdk
  void methodsAreNamedAndUnnamedWhileTheyRun(Jdk jdk) throws Exception {
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = program(jdk).start()) {
      String pid = program.awaitLine("pid ").substring("pid ".length());
      attach(
          jdk,
          pid,
          "faultline.endpoint=" + backend.uri(),
          "faultline.metrics.interval=500ms",
          "faultline.capture.methods=com.fasterxml..NumberInput.parseInt(String)");
      await().atMost(PATIENCE).until(() -> calls(backend, LIBRARY) > 20);
      assertThat(calls(backend, OWN)).isZero();

      attach(jdk, pid, "faultline.capture.methods=@annotation(com.acme.None); *..Main.work(int)");
      await().atMost(PATIENCE).until(() -> calls(backend, OWN) > 20);

      // What is not named any more is as it was before: nothing counts its calls.
      long stopped = calls(backend, LIBRARY);
      long later = calls(backend, OWN) + 100;
      await().atMost(PATIENCE).until(() -> calls(backend, OWN) > later);
      assertThat(calls(backend, LIBRARY)).isEqualTo(stopped);
    }
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(
            Programs.java("namedlater", Packaged.library("app-jackson-core")),
            Packaged.library("app-jackson-core"))
        .mainClass("com.acme.later.Main");
  }

  private static void attach(Jdk jdk, String pid, String... settings) {
    Outcome outcome =
        JavaProgram.on(jdk)
            .jar(Packaged.agentJar())
            .arguments("attach", pid)
            .arguments(settings)
            .run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
  }

  private static long calls(RecordingBackend backend, String method) throws Exception {
    return Durations.in(backend.receivedMetrics()).count(method, "returned");
  }
}
