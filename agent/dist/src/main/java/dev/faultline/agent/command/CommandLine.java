package dev.faultline.agent.command;

import dev.faultline.client.resource.FaultlineVersion;
import java.io.File;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The command line's entry. Called by the agent's entry class, in a JVM of its own. */
public final class CommandLine {

  private CommandLine() {}

  /**
   * Carries out one command, writing to standard output and standard error.
   *
   * @param agentJar the jar that it was started from
   * @return the exit code: 0 done, 1 failed, 2 the command line is wrong
   */
  public static int run(String[] arguments, File agentJar) {
    return run(arguments, System.out, System.err, agentJar);
  }

  static int run(String[] arguments, PrintStream out, PrintStream err, File agentJar) {
    Console console = new Console(out, err, agentJar);
    List<String> words = Arrays.asList(arguments);
    String name = words.isEmpty() ? "" : words.get(0);
    if (name.equals("--version")) {
      console.print("faultline-agent " + FaultlineVersion.current());
      return ExitCode.OK;
    }
    if (name.isEmpty()) {
      console.complain(HelpCommand.overview());
      return ExitCode.USAGE;
    }
    boolean help = name.equals("--help") || name.equals("-h");
    Command command = Commands.named(help ? "help" : name);
    if (command == null) {
      console.complain("there is no command " + name + "\n\n" + HelpCommand.overview());
      return ExitCode.USAGE;
    }
    List<String> given = words.subList(1, words.size());
    if (given.contains("--help")) {
      given = Collections.singletonList(command.name());
      command = Commands.named("help");
    }
    try {
      return command.run(given, console);
    } catch (UsageError wrong) {
      console.complain(command.name() + ": " + wrong.getMessage());
      console.complain(HelpCommand.usage(command));
      return ExitCode.USAGE;
    } catch (CommandFailure failure) {
      console.complain(failure.getMessage());
      return ExitCode.FAILED;
    }
  }
}
