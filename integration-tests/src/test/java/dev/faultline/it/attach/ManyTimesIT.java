package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.util.List;

/** The agent attached and detached many times in one JVM. */
class ManyTimesIT {

  private static final int TIMES = 8;
  private static final int AGENTS = 5;

  // One command's JVM for all: what matters is the other.
  private final AgentCommand command = AgentCommand.on(Jdks.current());

  @EveryJdk(few = true)
  void theAgentComesAndGoesWhileThreadsRunThroughWovenMethods(Jdk jdk) {
    try (RunningProgram program = Workers.start(jdk)) {
      String pid = Long.toString(program.pid());
      for (int i = 0; i < TIMES; i++) {
        // Nobody listens there, which detaching must not wait for.
        command.succeed("attach", pid, "faultline.endpoint=http://127.0.0.1:9");
        command.succeed("detach", pid);
      }
      Workers.awaitRounds(program);

      assertThat(program.out()).doesNotContain("WRONG").doesNotContain("arg0");
      assertThat(program.err()).doesNotContain("Exception").doesNotContain("Error");
      assertThat(jdkTool(jdk, "jstack", pid)).doesNotContain("faultline-");
    }
  }

  @EveryJdk(few = true)
  void nothingKeepsADetachedAgentInMemory(Jdk jdk) throws IOException {
    JavaProgram lingering =
        JavaProgram.on(jdk)
            .classPath(
                Programs.java("lingering", Packaged.annotationsJar()), Packaged.annotationsJar())
            .mainClass("com.acme.lingering.Lingering");
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = lingering.start()) {
      program.awaitLine("started");
      String pid = Long.toString(program.pid());
      DetachedAgents agents = new DetachedAgents(jdk, pid);
      for (int i = 0; i < AGENTS; i++) {
        String service = "service-" + i;
        command.succeed(
            "attach",
            pid,
            "faultline.endpoint=" + backend.uri(),
            "faultline.service.name=" + service,
            "faultline.capture.methods=com.acme.lingering.*.*(..)");
        backend.awaitText(service);
        if (i == 0) {
          backend.awaitText("refused ");
          backend.awaitText("the same");
          backend.awaitText("NullPointerException");
        }
        assertThat(agents.loaders()).isPositive();
        command.succeed("detach", pid);
      }

      agents.awaitNone();
      assertThat(program.err()).doesNotContain("Exception").doesNotContain("Error");
    }
  }

  private static String jdkTool(Jdk jdk, String name, String... arguments) {
    return JavaProgram.command(List.of(jdk.tool(name).toString())).arguments(arguments).run().out();
  }
}
