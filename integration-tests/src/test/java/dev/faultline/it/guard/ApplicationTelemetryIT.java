package dev.faultline.it.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.attach.DetachedAgents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Figures of guards in the SDK of OpenTelemetry that an application has. */
class ApplicationTelemetryIT {

  private static final String METHOD = "com.acme.telemetry.Main.fails";

  /** Annotations, and the SDK's jars. */
  private static final Path[] LIBRARIES =
      Stream.concat(
              Stream.of(Packaged.annotationsJar()),
              Stream.of(
                      "api",
                      "common",
                      "context",
                      "sdk",
                      "sdk-common",
                      "sdk-logs",
                      "sdk-metrics",
                      "sdk-trace")
                  .map(name -> Packaged.library("app-opentelemetry-" + name)))
          .toArray(Path[]::new);

  @EveryJdk
  void theyAppearWithTheAgentAndNothingOfItStays(Jdk jdk) {
    AgentCommand command = AgentCommand.on(jdk);
    try (RunningProgram program = program(jdk).start()) {
      String pid = Long.toString(program.pid());
      program.awaitLine("collected []");

      command.succeed("attach", pid);
      program.awaitLine(
          "collected [ft.circuitbreaker.calls.total[failure, "
              + METHOD
              + "], ft.circuitbreaker.calls.total[success, "
              + METHOD
              + "], ft.circuitbreaker.state.total["
              + METHOD
              + ", closed], ft.invocations.total[notDefined, "
              + METHOD
              + ", valueReturned], ft.retry.calls.total["
              + METHOD
              + ", false, valueReturned], ft.retry.calls.total["
              + METHOD
              + ", true, valueReturned], ft.retry.retries.total["
              + METHOD
              + "], ft.timeout.calls.total["
              + METHOD
              + ", false], ft.timeout.executionDuration]");

      command.succeed("detach", pid);
      // The SDK's own histogram, with what it was told.
      program.awaitLine("collected [ft.timeout.executionDuration]");
      new DetachedAgents(jdk, pid).awaitNone();
      assertThat(program.err()).doesNotContain("Exception").doesNotContain("do not appear");
    }
  }

  @EveryJdk
  void theyDoNotWhereThatIsSwitchedOff(Jdk jdk) {
    try (RunningProgram program =
        program(jdk)
            .with(AgentOptions.bare().setting("faultline.guards.microprofile-metrics", "false"))
            .start()) {
      program.awaitLine("collected []");
      AgentCommand command = AgentCommand.on(jdk);
      String guards = "";
      while (!guards.contains(METHOD)) {
        guards = command.succeed("guards", Long.toString(program.pid()));
      }
      assertThat(program.out()).doesNotContain("ft.");
    }
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(
            Stream.concat(Stream.of(Programs.java("telemetry", LIBRARIES)), Stream.of(LIBRARIES))
                .toArray(Path[]::new))
        .mainClass("com.acme.telemetry.Main");
  }
}
