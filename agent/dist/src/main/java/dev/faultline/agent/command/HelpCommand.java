package dev.faultline.agent.command;

import java.util.List;

/** Explains the commands. */
final class HelpCommand extends Command {

  static final String START = "java -jar faultline-agent.jar";

  @Override
  String name() {
    return "help";
  }

  @Override
  String arguments() {
    return "[COMMAND]";
  }

  @Override
  String summary() {
    return "explain a command";
  }

  @Override
  String details() {
    return "Without a command, lists them all.";
  }

  @Override
  int run(List<String> given, Console console) throws UsageError {
    Arguments arguments = Arguments.parse(given).expect(0, 1, "nothing");
    if (arguments.words().isEmpty()) {
      console.print(overview());
      return ExitCode.OK;
    }
    String name = arguments.words().get(0);
    Command command = Commands.named(name);
    if (command == null) {
      throw new UsageError("there is no command " + name);
    }
    console.print(usage(command) + "\n\n" + command.details());
    return ExitCode.OK;
  }

  static String usage(Command command) {
    return "usage: " + START + " " + command.name() + " " + command.arguments();
  }

  static String overview() {
    StringBuilder text = new StringBuilder("usage: " + START + " COMMAND\n\n");
    for (Command command : Commands.all()) {
      line(command.name() + " " + command.arguments(), command.summary(), text);
    }
    line("--version", "print the agent's version", text);
    text.append(
        "\n-javaagent:faultline-agent.jar[=FILE] starts a program with the agent.\n"
            + "Exit codes: 0 done, 1 failed, 2 the command line is wrong.");
    return text.toString();
  }

  private static void line(String call, String summary, StringBuilder text) {
    text.append(String.format("  %-48s%s%n", call, summary));
  }
}
