package dev.faultline.resilience.limiter;

/**
 * Hands out the times at which calls may be made. Times are nanoseconds since the limiter was made.
 * Thread-safe and lock-free.
 */
abstract class Schedule {

  /**
   * Takes the next time.
   *
   * @param now not negative
   * @param maxWait nanoseconds that the time may lie ahead, not negative
   * @return the time, {@code now} or later; when it lies too far ahead, nothing is taken, and the
   *     result is negative: how far, times -1
   */
  abstract long reserve(long now, long maxWait);

  /** Takes a time back; false when that is not possible without giving too many. */
  abstract boolean cancel(long time);
}
