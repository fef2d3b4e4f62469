package dev.faultline.agent.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** All commands, in the order in which help shows them. */
public final class Commands {

  private Commands() {}

  static List<Command> all() {
    return Collections.unmodifiableList(
        Arrays.<Command>asList(
            new ListCommand(),
            new AttachCommand(),
            new StatusCommand(),
            new GuardsCommand(),
            new DetachCommand(),
            new CheckCommand(),
            new HelpCommand()));
  }

  /** The command of this name, or null. */
  static Command named(String name) {
    for (Command command : all()) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return null;
  }

  /** The command of this name that an attached agent carries out, or null. */
  public static TargetCommand forTarget(String name) {
    Command command = named(name);
    return command instanceof TargetCommand ? (TargetCommand) command : null;
  }
}
