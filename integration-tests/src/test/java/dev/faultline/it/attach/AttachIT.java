package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The agent's life in a program that was started without it. */
class AttachIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @EveryJdk
  void aRunningProgramTellsOfItsExceptionsUntilTheAgentIsDetached(Jdk jdk) throws Exception {
    AgentCommand command = AgentCommand.on(jdk);
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = Workers.start(jdk)) {
      String pid = Long.toString(program.pid());

      assertThat(command.succeed("attach", pid, "faultline.endpoint=" + backend.uri()))
          .contains("attached: agent ", "2 of 3 loaded in-app classes woven");
      // Thrown by a method that is called, and by one that was on the stack all the time.
      backend.awaitText("no amount of item");

      assertThat(line(command.succeed("list"), pid)).contains(Workers.MAIN).doesNotContain(" - ");
      JsonNode status = JSON.readTree(command.succeed("status", pid, "--json"));
      assertThat(status.path("capture").path("exceptions_counted_at_sites").asLong()).isPositive();
      assertThat(status.path("delivery").path("events_delivered").asLong()).isPositive();
      assertThat(status.path("weaving").path("in-app_classes_woven").asInt()).isEqualTo(2);
      assertThat(status.path("settings").path("faultline.endpoint").asText())
          .isEqualTo(backend.uri() + " (set while running)");
      assertThat(command.succeed("status", pid))
          .contains("events delivered", "faultline.log.level", "info (default)");

      assertThat(command.succeed("detach", pid)).contains("classes are what they were");
      assertThat(line(command.succeed("list"), pid)).contains(" - ");
      assertThat(command.run("status", pid).err())
          .contains("no agent is attached to the JVM " + pid);
      String atTheEnd = backend.received();
      Workers.awaitRounds(program);
      assertThat(backend.received()).isEqualTo(atTheEnd);

      command.succeed(
          "attach",
          pid,
          "faultline.endpoint=" + backend.uri(),
          "faultline.service.name=second-time");
      backend.awaitText("second-time");
      // Names of parameters, which the JVM itself loses before Java 21, are there all the time.
      assertThat(program.out()).doesNotContain("WRONG").doesNotContain("arg0");
    }
  }

  @Test
  void javaVersionsOfTheCommandAndOfTheProgramMayDiffer() throws Exception {
    Jdk oldest = Jdks.all().get(0);
    Jdk newest = Jdks.all().get(Jdks.all().size() - 1);
    assumeThat(oldest.major()).isLessThan(newest.major());
    for (List<Jdk> pair : List.of(List.of(oldest, newest), List.of(newest, oldest))) {
      try (RunningProgram program = Workers.start(pair.get(0))) {
        String pid = Long.toString(program.pid());
        AgentCommand command = AgentCommand.on(pair.get(1));

        assertThat(command.succeed("attach", pid)).contains("attached: agent ");
        assertThat(command.succeed("list")).contains(pid);
        assertThat(command.succeed("detach", pid)).contains("detached: agent ");
      }
    }
  }

  @EveryJdk
  void attachedASecondTimeTheAgentTakesOverSettings(Jdk jdk) {
    AgentCommand command = AgentCommand.on(jdk);
    try (RunningProgram program = Workers.start(jdk)) {
      String pid = Long.toString(program.pid());
      command.succeed("attach", pid);

      assertThat(command.succeed("attach", pid))
          .contains("already attached: agent ")
          .doesNotContain("settings");
      assertThat(
              command.succeed(
                  "attach", pid, "faultline.snapshot.depth=1", "faultline.queue.capacity=100"))
          .contains(
              "settings: faultline.snapshot.depth: 3 -> 1;"
                  + " faultline.queue.capacity takes effect at the next start");
      assertThat(command.run("attach", pid, "faultline.snapshot.depth=deep").err())
          .contains("faultline.snapshot.depth: 'deep' is not a whole number from 0 to 10");
      assertThat(command.succeed("status", pid))
          .containsPattern("faultline.snapshot.depth +1 .set while running.")
          .containsPattern("faultline.queue.capacity +2048 .default.");
    }
  }

  /** As a deployment does it that puts a newer jar in the place of the old one. */
  @EveryJdk
  void theAgentIsDetachedAfterItsJarWasWrittenOver(Jdk jdk) throws Exception {
    Path jar = TestFolders.create("jar").resolve("faultline-agent.jar");
    Files.copy(Packaged.agentJar(), jar);
    Path log = TestFolders.create("log").resolve("agent.log");
    AgentCommand command = AgentCommand.on(jdk);
    try (RecordingBackend backend = RecordingBackend.start();
        RunningProgram program = Workers.start(jdk)) {
      String pid = Long.toString(program.pid());
      command
          .jar(jar)
          .succeed(
              "attach",
              pid,
              "faultline.endpoint=" + backend.uri(),
              "faultline.log.file=" + log,
              "faultline.log.level=debug");
      backend.awaitText("no amount of item");
      await().until(() -> Files.readString(log).contains("may be written over"));
      // Into the same file, which the JVM has open.
      Files.write(jar, new byte[(int) Files.size(jar) / 2]);

      assertThat(command.succeed("detach", pid)).contains("classes are what they were");

      assertThat(command.run("status", pid).err())
          .contains("no agent is attached to the JVM " + pid);
      Workers.awaitRounds(program);
      assertThat(program.out()).doesNotContain("WRONG");
      assertThat(Files.readString(log)).doesNotContain("ERROR").doesNotContain("failed:");
    }
  }

  @EveryJdk
  void detachedClassesHaveTheirOriginalBytes(Jdk jdk) throws Exception {
    Path jar =
        Jars.writeWith(
            "selfwatch.jar",
            Map.of(
                "Main-Class", "com.acme.selfwatch.SelfWatch",
                "Agent-Class", "com.acme.selfwatch.SelfWatch",
                "Can-Retransform-Classes", "true"),
            Jars.contentOf(Programs.java("selfwatch")));
    AgentCommand command = AgentCommand.on(jdk);
    try (RunningProgram program = JavaProgram.on(jdk).jar(jar).start()) {
      program.awaitLine("started");
      String pid = Long.toString(program.pid());

      String before = checksum(program, jar, "before");
      command.succeed("attach", pid);
      assertThat(checksum(program, jar, "attached")).isNotEqualTo(before);
      command.succeed("detach", pid);
      assertThat(checksum(program, jar, "after")).isEqualTo(before);
    }
  }

  /** Of a class of the program, as another agent sees it that comes after all others. */
  private static String checksum(RunningProgram program, Path agent, String label)
      throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(program.pid()));
    try {
      machine.loadAgent(agent.toString(), label);
    } catch (IOException | AgentLoadException answerOfJava8) {
      // That it is misunderstood by later versions does no harm: the line below is the answer.
    } finally {
      machine.detach();
    }
    return program.awaitLine(label + ": ").substring(label.length() + 2);
  }

  private static String line(String text, String pid) {
    return text.lines().filter(line -> line.matches(" *" + pid + " .*")).findFirst().orElse("");
  }
}
