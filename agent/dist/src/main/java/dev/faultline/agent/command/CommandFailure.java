package dev.faultline.agent.command;

/** A command could not do what it was asked for. The message is for people. */
public final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1;

  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
