package dev.faultline.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fails inside the agent, the application does not notice: each entry point in turn throws
 * each kind of failure.
 */
class FaultsIT {

  private static final List<String> FAILURES =
      List.of(
          "java/lang/IllegalStateException",
          "java/lang/StackOverflowError",
          "java/lang/OutOfMemoryError",
          "java/lang/NoClassDefFoundError");

  private static final Map<String, byte[]> JAR = Jars.entriesOf(Packaged.agentJar(), name -> true);
  private static final Outcome ALONE = program().run();
  private static final Set<String> REACHED = new TreeSet<>();

  static List<EntryPoint> entryPoints() {
    return EntryPoints.of(JAR);
  }

  private static JavaProgram program() {
    return JavaProgram.on(Jdks.current())
        .classPath(Programs.java("steady"))
        .mainClass("com.acme.steady.Main");
  }

  @Test
  void theWaysIntoTheAgentAreFound() {
    assertThat(entryPoints().stream().map(EntryPoint::toString))
        .contains(
            "AgentStart.start",
            "SiteTransformer.transform",
            "AgentWork.run",
            "ExceptionRecorder.thrown",
            "ExceptionRecorder.failed")
        .hasSizeGreaterThan(10);
    assertThat(ALONE.exitCode()).isEqualTo(3);
    assertThat(ALONE.out()).contains("caught 3", "task count -3", "hook");
  }

  @ParameterizedTest
  @MethodSource("entryPoints")
  void theProgramDoesNotNotice(EntryPoint point) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      for (String failure : FAILURES) {
        Path folder = TestFolders.create("faulty");
        AgentOptions agent =
            AgentOptions.sendingTo(backend.uri())
                .jar(FaultyAgent.failingAt(point, failure, JAR))
                // The JVM prints an uncaught exception in pieces, between which a line may come.
                .logFile(folder.resolve("agent.log"))
                .setting("faultline.shutdown.timeout", "300ms");

        Outcome outcome = program().directory(folder).with(agent).run();

        assertThat(outcome.withoutAgentLines()).as(failure).isEqualTo(ALONE);
        if (Files.exists(folder.resolve(FaultyAgent.REACHED))) {
          REACHED.add(point.toString());
        }
      }
    }
  }

  /** A fault that is never reached proves nothing: those on the way of every exception must be. */
  @AfterAll
  static void theFaultsWereReached() {
    assertThat(REACHED)
        .contains(
            "AgentStart.start",
            "SiteTransformer.transform",
            "AgentWork.run",
            "ExceptionRecorder.thrown");
  }
}
