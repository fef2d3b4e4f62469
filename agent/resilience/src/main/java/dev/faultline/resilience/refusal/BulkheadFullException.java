package dev.faultline.resilience.refusal;

/** As many calls as may be were under way, so the call was not made. */
public final class BulkheadFullException extends RefusedException {

  private static final long serialVersionUID = 1;

  BulkheadFullException(String message) {
    super(message);
  }
}
