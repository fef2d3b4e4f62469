package dev.faultline.resilience.refusal;

/** More calls were made than the rate allows, so this one was not. */
public final class RateLimitedException extends RefusedException {

  private static final long serialVersionUID = 1;

  private final long waitNanos;

  RateLimitedException(String message, long waitNanos) {
    super(message);
    this.waitNanos = waitNanos;
  }

  /** Nanoseconds until it would be worth trying again; zero when that is not known. */
  public long waitNanos() {
    return waitNanos;
  }
}
