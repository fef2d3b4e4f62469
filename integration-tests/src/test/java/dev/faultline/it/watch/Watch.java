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
  private final UnaryOperator<AgentOptions> options;

  private Watch(
      CollectorProcess collector,
      Function<JavaProgram, Outcome> runner,
      UnaryOperator<Outcome> comparable,
      boolean alsoTalking,
      UnaryOperator<AgentOptions> options) {
    this.collector = collector;
    this.runner = runner;
    this.comparable = comparable;
    this.alsoTalking = alsoTalking;
    this.options = options;
  }

  public static Watch with(CollectorProcess collector) {
    return new Watch(
        collector, JavaProgram::run, UnaryOperator.identity(), false, UnaryOperator.identity());
  }

  /**
   * Runs it once more with the agent's lines on standard error, where it comes by default: without
   * those whole lines it must be the same too.
   */
  public Watch alsoTalking() {
    return new Watch(collector, runner, comparable, true, options);
  }

  /** For a server: it is asked to end when it has printed this line. */
  public Watch stoppingAfter(String line) {
    return new Watch(collector, program -> stop(program, line), comparable, alsoTalking, options);
  }

  private static Outcome stop(JavaProgram program, String line) {
    try (RunningProgram server = program.start()) {
      server.awaitLine(line);
      return server.terminate();
    }
  }

  /** For a program that prints other times, ports or addresses each time it runs. */
  public Watch ignoringNumbers() {
    return new Watch(collector, runner, Outcome::withoutNumbers, alsoTalking, options);
  }

  /** For lines that the JVM prints, now and then, of any agent. */
  public Watch ignoringLines(String text) {
    return new Watch(
        collector,
        runner,
        outcome -> comparable.apply(outcome).withoutLines(text),
        alsoTalking,
        options);
  }

  /** The agent has this setting, too. */
  public Watch setting(String name, String value) {
    return new Watch(
        collector,
        runner,
        comparable,
        alsoTalking,
        agent -> options.apply(agent).setting(name, value));
  }

  /**
   * Runs the program.
   *
   * @param service a name that no other test uses
   */
  public Watched unchanged(JavaProgram program, String service) {
    Outcome alone = runner.apply(program);
    AgentOptions agent = options.apply(AgentOptions.sendingTo(collector.uri()));
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
