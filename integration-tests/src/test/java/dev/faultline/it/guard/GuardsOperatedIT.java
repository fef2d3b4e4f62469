package dev.faultline.it.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.time.Duration;

/** Guards as somebody on call sees and works them, and as metrics tell of them. */
class GuardsOperatedIT {

  private static final String GUARD = "faultline.guard.named.";
  private static final String METHOD = "com.acme.guardedlater.Main.calledByProperties";

  @EveryJdk
  void guardsAreListedOpenedAndResetByCommand(Jdk jdk) throws Exception {
    AgentCommand command = AgentCommand.on(jdk);
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = program(jdk).start()) {
      String pid = Long.toString(program.pid());
      program.awaitLine("round");
      command.succeed(
          "attach",
          pid,
          "faultline.endpoint=" + backend.uri(),
          "faultline.metrics.interval=500ms",
          GUARD + "methods=" + METHOD + "()",
          GUARD + "retry.max-attempts=3",
          GUARD + "circuit-breaker.failure-rate=100%");
      program.awaitLine("named recovered");

      assertThat(command.succeed("guards", pid))
          .containsPattern("guard +breaker +calls +failed +recovered +retries +refused")
          .containsPattern(METHOD + " +closed \\(.*failed\\) +\\d+ +0 +0 +\\d+ +0 +-")
          .containsPattern("com.acme.guardedlater.Main.calledByAnnotation +- +");
      assertThat(command.succeed("guards", pid, "--json"))
          .contains("\"guard\" : \"" + METHOD + "\"", "\"state\" : \"closed\"")
          .contains("\"circuit_open\" : 0");

      assertThat(command.succeed("guards", pid, "open", "named")).contains("open: named");
      program.awaitLine("named refused by dev.faultline.api.CircuitOpenException");
      assertThat(command.succeed("guards", pid)).containsPattern(METHOD + " +forced open ");

      int before = program.out().length();
      assertThat(command.succeed("guards", pid, "reset", METHOD)).contains("reset: " + METHOD);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> program.out().indexOf("named recovered", before) >= 0);

      assertThat(command.run("guards", pid, "open", "nobody").err())
          .contains("no guard called 'nobody' has a circuit breaker");
      assertThat(command.run("guards", pid, "--json", "open", "named").err())
          .contains("--json is for the list of guards");
      assertThat(command.run("guards", pid, "shut", "named").err())
          .contains("'shut' is none of open, close and reset");

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(backend.receivedMetrics().toString())
                      .contains(
                          "faultline.guard.calls",
                          "faultline.guard.retries",
                          "faultline.guard.refusals",
                          "faultline.guard.duration",
                          "faultline.guard.breakers",
                          METHOD,
                          "circuit-open"));
    }
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(
            Programs.java("guardedlater", Packaged.annotationsJar()), Packaged.annotationsJar())
        .mainClass("com.acme.guardedlater.Main");
  }
}
