package dev.faultline.client.delivery;

import java.util.SplittableRandom;

/**
 * How long to wait between attempts: exponential, with full jitter, so that many processes do not
 * come back at once. Not safe for use by several threads.
 */
final class Backoff {
  private static final int MAX_DOUBLINGS = 30;

  private final long initialNanos;
  private final long maxNanos;
  private final SplittableRandom random;

  Backoff(long initialNanos, long maxNanos, SplittableRandom random) {
    this.initialNanos = initialNanos;
    this.maxNanos = maxNanos;
    this.random = random;
  }

  /**
   * The wait after a failed attempt, in nanoseconds: anything from 0 to {@code ceiling(attempt)}.
   *
   * @param attempt 0 for the first that failed
   */
  long delayNanos(int attempt) {
    return random.nextLong(ceilingNanos(attempt) + 1);
  }

  /** The initial wait, doubled with each attempt until the longest wait is reached. */
  private long ceilingNanos(int attempt) {
    int doublings = Math.min(attempt, MAX_DOUBLINGS);
    if (initialNanos > maxNanos >> doublings) {
      return maxNanos;
    }
    return initialNanos << doublings;
  }
}
