package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.util.List;

/** The agent attached and detached many times in one JVM. */
class ManyTimesIT {

  private static final int TIMES = 20;

  @EveryJdk
  void theAgentComesAndGoesWhileThreadsRunThroughWovenMethods(Jdk jdk) {
    // One command's JVM for all: what matters is the other.
    AgentCommand command = AgentCommand.on(Jdks.current());
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
      assertThat(threads(jdk, pid)).doesNotContain("faultline-");
    }
  }

  private static String threads(Jdk jdk, String pid) {
    return JavaProgram.command(List.of(jdk.tool("jstack").toString(), pid)).run().out();
  }
}
