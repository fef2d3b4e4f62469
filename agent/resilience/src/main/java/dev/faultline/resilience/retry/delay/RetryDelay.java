package dev.faultline.resilience.retry.delay;

/**
 * How long to wait between two attempts. Implementations are thread-safe and do not wait
 * themselves.
 */
public interface RetryDelay {

  /** Not at all. */
  RetryDelay NONE =
      new RetryDelay() {
        @Override
        public long nanos(int attempt, long previousNanos, Object result, Throwable failure) {
          return 0;
        }
      };

  /**
   * How long to wait before the next attempt.
   *
   * @param attempt which has just ended, from 1
   * @param previousNanos how long was waited before it; zero before the first
   * @param result what it returned, when it did not fail
   * @param failure what it failed with; null when it returned
   * @return nanoseconds, not negative
   */
  long nanos(int attempt, long previousNanos, Object result, Throwable failure);

  /**
   * A time that the first delay is never shorter than: nanoseconds; zero when that is not known.
   */
  default long leastNanos() {
    return 0;
  }
}
