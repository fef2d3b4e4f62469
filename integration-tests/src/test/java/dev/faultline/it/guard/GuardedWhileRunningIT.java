package dev.faultline.it.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.attach.DetachedAgents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Methods of classes that are loaded, and called, before the agent comes and after it has gone. */
class GuardedWhileRunningIT {

  private static final String METHODS = "faultline.guard.named.methods=";
  private static final String ATTEMPTS = "faultline.guard.named.retry.max-attempts=";
  private static final String ASYNCHRONOUS = ".asynchronous.enabled=";
  private static final String NAMED = "com.acme.guardedlater.Main.calledByProperties()";

  @EveryJdk
  void methodsAreGuardedFromTheAttachToTheDetach(Jdk jdk) {
    AgentCommand command = AgentCommand.on(jdk);
    try (RunningProgram program = program(jdk).start()) {
      String pid = Long.toString(program.pid());
      program.awaitLine("annotated failed, named failed");

      command.succeed("attach", pid);
      program.awaitLine("annotated recovered, named failed");

      command.succeed("attach", pid, METHODS + NAMED, ATTEMPTS + "3");
      program.awaitLine("annotated recovered, named recovered");

      // One that cannot be changes nothing, and says why.
      assertThat(command.run("attach", pid, ATTEMPTS + "many").err())
          .contains("faultline.guard.named.retry.max-attempts", "give a whole number, such as 3");

      int before = length(program);
      command.succeed("attach", pid, ATTEMPTS + "2");
      awaitAfter(program, before, "annotated recovered, named failed");

      before = length(program);
      before = length(program);
      command.succeed("detach", pid);
      awaitAfter(program, before, "annotated failed, named failed");
      assertThat(program.err()).doesNotContain("went on without its guard");
    }
  }

  @EveryJdk
  void methodsBecomeAsynchronousAndNoLongerAre(Jdk jdk) {
    AgentCommand command = AgentCommand.on(jdk);
    try (RunningProgram program = program(jdk).start()) {
      String pid = Long.toString(program.pid());
      command.succeed(
          "attach",
          pid,
          "faultline.guard.future" + ASYNCHRONOUS + "false",
          "faultline.guard.other.methods=com.acme.guardedlater.Main.futureByProperties()",
          "faultline.guard.other.retry.max-attempts=2");
      program.awaitLine("futures made on main and main");

      command.succeed("attach", pid, "faultline.guard.other" + ASYNCHRONOUS + "true");
      program.awaitLine("futures made on main and faultline-async-N");

      command.succeed("attach", pid, "faultline.guard.future" + ASYNCHRONOUS + "true");
      program.awaitLine("futures made on faultline-async-N and faultline-async-N");

      int before = length(program);
      command.succeed("attach", pid, "faultline.guard.other" + ASYNCHRONOUS + "false");
      awaitAfter(program, before, "futures made on faultline-async-N and main");
      assertThat(program.err()).doesNotContain("went on without its guard");
    }
  }

  @EveryJdk
  void nothingStaysOfCallsThatAreUnderWayWhenTheAgentGoes(Jdk jdk) {
    AgentCommand command = AgentCommand.on(jdk);
    JavaProgram underWay =
        JavaProgram.on(jdk)
            .classPath(
                Programs.java("underway", Packaged.annotationsJar()), Packaged.annotationsJar())
            .mainClass("com.acme.underway.Main");
    try (RunningProgram program = underWay.start()) {
      String pid = Long.toString(program.pid());
      command.succeed("attach", pid);
      program.awaitLine("under way");

      command.succeed("detach", pid);

      program.awaitLine("over");
      new DetachedAgents(jdk, pid).awaitNone();
      assertThat(program.out())
          .isEqualTo(
              String.join(
                  "\n", "another sees null, a bulkhead's null", "under way", "let in", "over", ""));
    }
  }

  private static int length(RunningProgram program) {
    return program.out().length();
  }

  private static void awaitAfter(RunningProgram program, int before, String text) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> program.out().indexOf(text, before) >= 0);
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(
            Programs.java("guardedlater", Packaged.annotationsJar()), Packaged.annotationsJar())
        .mainClass("com.acme.guardedlater.Main");
  }
}
