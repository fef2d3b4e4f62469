package dev.faultline.resilience.retry.delay;

/**
 * Reads from what an attempt ended with how long to wait before the next. Implementations are
 * thread-safe.
 */
public interface DelaySupplier {

  /** It does not say. */
  long NONE = -1;

  /**
   * How long to wait.
   *
   * @param result what the attempt returned, when it did not fail
   * @param failure what it failed with; null when it did not
   * @return nanoseconds; {@link #NONE} to have the policy's own delay
   */
  long nanos(Object result, Throwable failure);
}
