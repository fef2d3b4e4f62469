package dev.faultline.api;

/** The guard's circuit breaker lets nobody through, because too many calls have failed of late. */
public final class CircuitOpenException extends RefusedException {

  private static final long serialVersionUID = 1;

  /**
   * @param message which guard, and why
   */
  public CircuitOpenException(String message) {
    super(message);
  }
}
