package dev.faultline.agent.command;

import java.util.List;

/** One command of the command line. Stateless. {@link Commands} lists them all. */
abstract class Command {

  /** What it is called by. */
  abstract String name();

  /** What stands after the name, such as {@code PID [--json]}. */
  abstract String arguments();

  /** What it does, in a few words. */
  abstract String summary();

  /** What there is to know of it, in whole lines. */
  abstract String details();

  /**
   * Carries the command out.
   *
   * @param given what stands after the name
   * @return the exit code
   * @throws UsageError when that is not as it should be
   * @throws CommandFailure when it could not be done
   */
  abstract int run(List<String> given, Console console) throws UsageError, CommandFailure;
}
