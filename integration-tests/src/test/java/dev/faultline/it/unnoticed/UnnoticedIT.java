package dev.faultline.it.unnoticed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class UnnoticedIT {

  private final CollectorProcess collector;

  UnnoticedIT(CollectorProcess collector) {
    this.collector = collector;
  }

  /** Thread numbers show in every log: the first thread of a program is Thread-0. */
  @EveryJdk
  void threadsHaveTheNamesAndGroupsThatTheyHaveAlone(Jdk jdk) {
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("threads"))
            .mainClass("com.acme.threads.Threads");

    assertThat(program.with(agent("threads-" + jdk.major())).run()).isEqualTo(program.run());
  }

  /**
   * A class that is first loaded where there is no stack left fails for good; with the agent no
   * more classes may be loaded there than without it.
   */
  @EveryJdk
  void aProgramThatRunsOutOfStackGoesOn(Jdk jdk) {
    String service = "stack-end-" + jdk.major();
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("stackend"))
            .mainClass("com.acme.stack.StackEnd");

    assertThat(program.with(agent(service)).run()).isEqualTo(program.run());
    assertThat(collector.events(service).awaitMessage("afterwards")).isNotNull();
  }

  /** The agent has no permissions there; the program must start all the same. */
  @EveryJdk
  void aProgramUnderASecurityManagerRunsWithoutTheAgent(Jdk jdk) {
    assumeTrue(jdk.major() < 18, "JDK 18 and later refuse the option");
    JavaProgram program =
        JavaProgram.on(jdk)
            .jvmArguments("-Djava.security.manager")
            .classPath(Programs.java("stackend"))
            .mainClass("com.acme.stack.StackEnd");
    Outcome with = program.with(AgentOptions.bare()).run();

    assertThat(with.withoutAgentLines()).isEqualTo(program.run());
    assertThat(with.agentLines())
        .singleElement()
        .asString()
        .startsWith(
            "[faultline] ERROR: the agent could not start, the application runs without it");
  }

  private AgentOptions agent(String service) {
    return AgentOptions.sendingTo(collector.uri())
        .service(service)
        .logFile(TestFolders.create("log").resolve("agent.log"));
  }
}
