package dev.faultline.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.Jdk;
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
import java.util.stream.Collectors;
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

  /** How many of them are tried at each entry point; {@code -Dfaults.each=4} for all. */
  private static final int EACH = Math.min(Integer.getInteger("faults.each", 1), FAILURES.size());

  private static final Map<String, byte[]> JAR = Jars.entriesOf(Packaged.agentJar(), name -> true);

  private static final List<Jdk> JDKS = Jdks.few();

  private static final Map<Jdk, Outcome> ALONE =
      JDKS.stream().collect(Collectors.toMap(jdk -> jdk, jdk -> program(jdk).run()));
  private static final Set<String> REACHED = new TreeSet<>();

  static List<EntryPoint> entryPoints() {
    return EntryPoints.of(JAR);
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk).classPath(Programs.java("steady")).mainClass("com.acme.steady.Main");
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
    assertThat(ALONE.values())
        .allSatisfy(
            alone -> {
              assertThat(alone.exitCode()).isEqualTo(3);
              assertThat(alone.out()).contains("caught 3", "task count -3", "hook");
            });
  }

  /** From one entry point to the next, another JDK and other failures come first. */
  @ParameterizedTest
  @MethodSource("entryPoints")
  void theProgramDoesNotNotice(EntryPoint point) throws IOException {
    int turn = entryPoints().indexOf(point);
    try (RecordingBackend backend = RecordingBackend.start()) {
      for (int i = 0; i < EACH; i++) {
        String failure = FAILURES.get((turn * EACH + i) % FAILURES.size());
        Jdk jdk = JDKS.get((turn + i) % JDKS.size());
        Path folder = TestFolders.create("faulty");
        AgentOptions agent =
            AgentOptions.sendingTo(backend.uri())
                .jar(FaultyAgent.failingAt(point, failure, JAR))
                // The JVM prints an uncaught exception in pieces, between which a line may come.
                .logFile(folder.resolve("agent.log"))
                .setting("faultline.shutdown.timeout", "300ms");

        Outcome outcome = program(jdk).directory(folder).with(agent).run();

        assertThat(outcome.withoutAgentLines())
            .as(failure + " on " + jdk)
            .isEqualTo(ALONE.get(jdk));
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
