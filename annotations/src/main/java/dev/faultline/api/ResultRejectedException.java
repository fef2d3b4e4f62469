package dev.faultline.api;

/** The call returned something that its guard does not accept. */
public final class ResultRejectedException extends RefusedException {

  private static final long serialVersionUID = 1;

  /**
   * @param message which guard, and why
   */
  public ResultRejectedException(String message) {
    super(message);
  }
}
