package dev.faultline.api;

/** There have been as many calls in this time as the guard's rate limiter allows. */
public final class RateLimitedException extends RefusedException {

  private static final long serialVersionUID = 1;

  /**
   * @param message which guard, and why
   */
  public RateLimitedException(String message) {
    super(message);
  }
}
