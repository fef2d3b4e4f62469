package dev.faultline.agent.command;

import dev.faultline.agent.command.process.TargetProcess;
import java.util.List;

/**
 * A command about another JVM. {@link #request} runs in the command's own JVM, {@link #perform} in
 * the other, where the agent may be of another version.
 */
public abstract class TargetCommand extends Command {

  static final String JSON = "--json";

  /**
   * What to ask the other JVM for.
   *
   * @param arguments the process id is the first word
   */
  abstract Request request(Arguments arguments) throws UsageError, CommandFailure;

  /**
   * Does it, in the JVM that the agent is attached to.
   *
   * @throws Exception when it fails, which the command's user is told
   */
  public abstract Reply perform(Request request, RunningAgent agent) throws Exception;

  /** The options that the command has. */
  String[] options() {
    return new String[0];
  }

  /** How many words there may be, the process id among them. */
  int mostWords() {
    return 1;
  }

  /** Whether the command makes sense without an agent in the other JVM. */
  boolean startsAgent() {
    return false;
  }

  @Override
  final int run(List<String> given, Console console) throws UsageError, CommandFailure {
    Arguments arguments =
        Arguments.parse(given, options()).expect(1, mostWords(), "the process id");
    long pid = arguments.pid();
    Request request = request(arguments);
    TargetProcess process = TargetProcess.of(pid);
    if (!startsAgent() && process.hasNoAgent()) {
      throw new CommandFailure("no agent is attached to the JVM " + pid);
    }
    Reply reply = new Conversation(process, console.agentJar()).ask(request);
    if (reply.exitCode() == ExitCode.OK) {
      console.print(reply.text());
    } else {
      console.complain(reply.text());
    }
    return reply.exitCode();
  }
}
