package dev.faultline.it.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs a program without the agent and with it, and fails unless it prints the same, byte for byte,
 * and ends with the same exit code. The agent's own lines go into a file.
 */
public final class Watch {

  private final CollectorProcess collector;
  private final Function<JavaProgram, Outcome> runner;
  private final UnaryOperator<Outcome> comparable;
  private final boolean alsoTalking;

  private Watch(
      CollectorProcess collector,
      Function<JavaProgram, Outcome> runner,
      UnaryOperator<Outcome> comparable,
      boolean alsoTalking) {
    this.collector = collector;
    this.runner = runner;
    this.comparable = comparable;
    this.alsoTalking = alsoTalking;
  }

  public static Watch with(CollectorProcess collector) {
    return new Watch(collector, JavaProgram::run, UnaryOperator.identity(), false);
  }

  /**
   * Runs it once more with the agent's lines on standard error, where it comes by default: without
   * those whole lines it must be the same too.
   */
  public Watch alsoTalking() {
    return new Watch(collector, runner, comparable, true);
  }

  /** For a server: it is asked to end when it has printed this line. */
  public Watch stoppingAfter(String line) {
    return new Watch(collector, program -> stop(program, line), comparable, alsoTalking);
  }

  private static Outcome stop(JavaProgram program, String line) {
    try (RunningProgram server = program.start()) {
      server.awaitLine(line);
      return server.terminate();
    }
  }

  /** For a program that prints other times, ports or addresses each time it runs. */
  public Watch ignoringNumbers() {
    return new Watch(collector, runner, Outcome::withoutNumbers, alsoTalking);
  }

  /**
   * Runs the program.
   *
   * @param service a name that no other test uses
   */
  public Watched unchanged(JavaProgram program, String service) {
    Outcome alone = runner.apply(program);
    AgentOptions agent = AgentOptions.sendingTo(collector.uri());
    AgentOptions quiet =
        agent.service(service).logFile(TestFolders.create("log").resolve("agent.log"));

    assertSame(runner.apply(program.with(quiet)), alone);
    if (alsoTalking) {
      Outcome talking = runner.apply(program.with(agent.service(service + "-talking")));
      assertThat(talking.agentLines()).isNotEmpty();
      assertSame(talking.withoutAgentLines(), alone);
    }
    return new Watched(alone, collector.events(service));
  }

  private void assertSame(Outcome watched, Outcome alone) {
    assertThat(comparable.apply(watched)).isEqualTo(comparable.apply(alone));
  }
}
