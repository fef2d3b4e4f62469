package dev.faultline.resilience.refusal;

/** A guard failed the call for a reason of its own; the message begins with the guard's name. */
public abstract class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
