package dev.faultline.api;

/** As many calls are under way as the guard's bulkhead has room for, and as many wait as may. */
public final class BulkheadFullException extends RefusedException {

  private static final long serialVersionUID = 1;

  /**
   * @param message which guard, and why
   */
  public BulkheadFullException(String message) {
    super(message);
  }
}
