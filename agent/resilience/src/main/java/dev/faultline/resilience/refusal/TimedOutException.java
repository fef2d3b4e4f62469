package dev.faultline.resilience.refusal;

/** The call took longer than it may. */
public final class TimedOutException extends RefusedException {

  private static final long serialVersionUID = 1;

  TimedOutException(String message) {
    super(message);
  }
}
