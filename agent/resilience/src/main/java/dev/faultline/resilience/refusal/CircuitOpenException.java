package dev.faultline.resilience.refusal;

/** A circuit breaker did not let the call through. */
public final class CircuitOpenException extends RefusedException {

  private static final long serialVersionUID = 1;

  CircuitOpenException(String message) {
    super(message);
  }
}
