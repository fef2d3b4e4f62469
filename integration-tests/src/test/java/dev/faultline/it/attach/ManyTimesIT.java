package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** The agent attached and detached many times in one JVM. */
class ManyTimesIT {

  private static final int TIMES = 8;
  private static final int AGENTS = 5;

  // One command's JVM for all: what matters is the other.
  private final AgentCommand command = AgentCommand.on(Jdks.current());

  @EveryJdk
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

  @EveryJdk
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
        assertThat(loaders(jdk, pid)).isPositive();
        command.succeed("detach", pid);
      }

      awaitNoAgent(jdk, pid);
      assertThat(program.err()).doesNotContain("Exception").doesNotContain("Error");
    }
  }

  private static void awaitNoAgent(Jdk jdk, String pid) {
    try {
      // Sooner than after the minute for which the HTTP client's threads would stay idle.
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> assertThat(loaders(jdk, pid)).isZero());
    } catch (ConditionTimeoutException kept) {
      Path heap = TestFolders.create("kept").resolve("heap.hprof");
      jdkTool(jdk, "jcmd", pid, "GC.heap_dump", heap.toString());
      throw new AssertionError("something keeps an agent in memory: see " + heap, kept);
    }
  }

  /** How many class loaders of agents there are after a collection. */
  private static int loaders(Jdk jdk, String pid) {
    Matcher line =
        Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +dev\\.faultline\\.agent\\.FaultlineAgent$")
            .matcher(jdkTool(jdk, "jcmd", pid, "GC.class_histogram"));
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private static String jdkTool(Jdk jdk, String name, String... arguments) {
    return JavaProgram.command(List.of(jdk.tool(name).toString())).arguments(arguments).run().out();
  }
}
