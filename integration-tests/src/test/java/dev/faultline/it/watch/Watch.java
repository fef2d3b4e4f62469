package dev.faultline.it.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.ServiceEvents;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs a program without the agent and with it, and fails unless it prints the same, byte for byte,
 * and ends with the same exit code: once with the agent's own lines in a file, once with them on
 * standard error and taken out again.
 */
public final class Watch {

  private final CollectorProcess collector;
  private final Function<JavaProgram, Outcome> runner;
  private final UnaryOperator<Outcome> comparable;

  private Watch(
      CollectorProcess collector,
      Function<JavaProgram, Outcome> runner,
      UnaryOperator<Outcome> comparable) {
    this.collector = collector;
    this.runner = runner;
    this.comparable = comparable;
  }

  public static Watch with(CollectorProcess collector) {
    return new Watch(collector, JavaProgram::run, UnaryOperator.identity());
  }

  /** For a server: it is asked to end when it has printed this line. */
  public Watch stoppingAfter(String line) {
    return new Watch(collector, program -> stop(program, line), comparable);
  }

  private static Outcome stop(JavaProgram program, String line) {
    try (RunningProgram server = program.start()) {
      server.awaitLine(line);
      return server.terminate();
    }
  }

  /** For a program that prints other times, ports or addresses each time it runs. */
  public Watch ignoringNumbers() {
    return new Watch(collector, runner, Outcome::withoutNumbers);
  }

  /**
   * Runs the program.
   *
   * @param service a name that no other test uses
   * @return what arrived of the run that kept the agent's lines in a file
   */
  public ServiceEvents unchanged(JavaProgram program, String service) {
    return unchanged(program, service, UnaryOperator.identity());
  }

  /** The same with further settings. */
  public ServiceEvents unchanged(
      JavaProgram program, String service, UnaryOperator<AgentOptions> settings) {
    Outcome alone = comparable.apply(runner.apply(program));
    AgentOptions agent = settings.apply(AgentOptions.sendingTo(collector.uri()));
    AgentOptions quiet =
        agent.service(service).logFile(TestFolders.create("log").resolve("agent.log"));

    assertThat(comparable.apply(runner.apply(program.with(quiet)))).isEqualTo(alone);
    Outcome talking = runner.apply(program.with(agent.service(service + "-talking")));
    assertThat(talking.agentLines()).isNotEmpty();
    assertThat(comparable.apply(talking.withoutAgentLines())).isEqualTo(alone);
    return collector.events(service);
  }
}
