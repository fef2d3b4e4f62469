package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line says, and its exit codes. */
class CommandLineIT {

  private final AgentCommand command = AgentCommand.on(Jdks.current());

  @EveryJdk
  void helpAndVersion(Jdk jdk) {
    AgentCommand there = AgentCommand.on(jdk);
    assertThat(there.succeed("--help"))
        .contains("list", "attach PID", "status PID", "detach PID", "check FILE");
    assertThat(there.succeed("help", "attach")).contains("usage: ", "NAME=VALUE");
    assertThat(there.succeed("--version")).matches("faultline-agent \\S+\\R");
  }

  @Test
  void aWrongCommandLineEndsWithTwo() {
    assertThat(usageError()).contains("usage: ");
    assertThat(usageError("atach", "1")).contains("there is no command atach");
    assertThat(usageError("attach")).contains("the process id is missing");
    assertThat(usageError("status", "one")).contains("'one' is not a process id");
    assertThat(usageError("list", "--xml")).contains("--xml is not an option; there is --json");
    assertThat(usageError("detach", "1", "2")).contains("'2' is too much");
  }

  private String usageError(String... arguments) {
    Outcome outcome = command.run(arguments);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    return outcome.err();
  }

  @Test
  void whatCannotBeAttachedToIsSaid() {
    assertThat(failure("attach", "999999999")).contains("there is no process 999999999");
    try (RunningProgram other = JavaProgram.command(List.of("sleep", "600")).start()) {
      String pid = Long.toString(other.pid());
      assertThat(failure("attach", pid)).contains("process " + pid + " is not a JVM");
      assertThat(failure("status", pid)).contains("process " + pid + " is not a JVM");
      assertThat(other.isAlive()).as("undisturbed").isTrue();
    }
    try (RunningProgram program = Workers.start(Jdks.current())) {
      String pid = Long.toString(program.pid());
      assertThat(failure("status", pid)).contains("no agent is attached to the JVM " + pid);
      assertThat(failure("detach", pid)).contains("no agent is attached to the JVM " + pid);
      assertThat(usageError("attach", pid, "faultline.in-ap=com.acme"))
          .contains("faultline.in-ap is not a setting; did you mean faultline.in-app?");
      assertThat(program.err()).as("not touched").isEmpty();
    }
  }

  @EveryJdk
  void aJvmThatRefusesIsTold(Jdk jdk) {
    try (RunningProgram program =
        Workers.started(
            JavaProgram.on(jdk)
                .jvmArguments("-XX:+DisableAttachMechanism")
                .classPath(Programs.java("worker"))
                .mainClass(Workers.MAIN))) {
      assertThat(failure("attach", Long.toString(program.pid())))
          .contains("-XX:+DisableAttachMechanism");
      assertThat(command.succeed("list")).containsPattern(program.pid() + " .*cannot attach");
    }
  }

  private String failure(String... arguments) {
    Outcome outcome = command.run(arguments);
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    return outcome.err();
  }

  @Test
  void checksAFile() throws IOException {
    Path file = TestFolders.create("check").resolve("faultline.properties");
    Files.writeString(file, "faultline.snapshot.depth=2\nfaultline.headers=api-key=hidden-value\n");
    assertThat(command.succeed("check", file.toString())).isEqualTo("ok, 2 settings\n");
    assertThat(command.succeed("check", file.toString(), "--effective"))
        .contains(
            "faultline.snapshot.depth=2  # " + file + ":1",
            "faultline.headers=(hidden)  # " + file + ":2",
            "faultline.batch.interval=1s  # default")
        .doesNotContain("hidden-value");
    Files.writeString(file, "faultline.guard.payments.retry.max-attempts=2\n");
    assertThat(command.succeed("check", file.toString()))
        .isEqualTo(
            "note: faultline.guard.payments has no methods: it only changes guards that annotations"
                + " declare by that name, or in a class of that name\nok, 1 setting\n");

    Files.writeString(file, "faultline.snapshot.depth=deep\n\nfaultline.log.levl=debug\n");
    assertThat(failure("check", file.toString()))
        .isEqualTo(
            file
                + ":1: faultline.snapshot.depth: 'deep' is not a whole number from 0 to 10\n"
                + file
                + ":3: faultline.log.levl is not a setting; did you mean faultline.log.level?\n");
    assertThat(failure("check", file + ".gone")).contains("cannot be read");
  }
}
