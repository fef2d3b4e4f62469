package dev.faultline.api;

/** The call has taken longer than the guard's timeout allows. */
public final class TimedOutException extends RefusedException {

  private static final long serialVersionUID = 1;

  /**
   * @param message which guard, and why
   */
  public TimedOutException(String message) {
    super(message);
  }
}
