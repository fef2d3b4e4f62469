package dev.faultline.capture.governor;

/**
 * What capturing may cost, as those see it who capture. Called on the application's threads at
 * every exception: thread-safe and lock-free.
 */
public interface CaptureBudget {

  /** How much of an exception may be captured now. */
  DetailLevel level();

  /**
   * How much may be told of what was captured before: as {@link #level()}, but for short bursts.
   */
  DetailLevel tellingLevel();

  /**
   * The calling thread has captured something.
   *
   * @param nanos how long it took, in nanoseconds
   */
  void captured(long nanos);

  /**
   * The calling thread has counted an exception and done no more. To be told of one in {@link
   * #COUNTS_PER_SAMPLE}.
   *
   * @param nanos how long it took, in nanoseconds
   */
  void counted(long nanos);

  /**
   * A thread of the agent's was at work.
   *
   * @param nanos for how long by the clock, in nanoseconds
   */
  void told(long nanos);

  /** One in so many counts is measured; a power of two. */
  int COUNTS_PER_SAMPLE = 64;
}
