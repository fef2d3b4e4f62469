package dev.faultline.resilience.refusal;

/** The call returned something that was not accepted as a result. */
public final class ResultRejectedException extends RefusedException {

  private static final long serialVersionUID = 1;

  ResultRejectedException(String message) {
    super(message);
  }
}
