package dev.faultline.agent.command;

/** The command line is not as it should be. The message says what is wrong with it. */
final class UsageError extends Exception {

  private static final long serialVersionUID = 1;

  UsageError(String message) {
    super(message);
  }
}
