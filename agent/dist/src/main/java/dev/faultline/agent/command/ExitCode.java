package dev.faultline.agent.command;

/** How a command ends, for scripts. */
final class ExitCode {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private ExitCode() {}
}
