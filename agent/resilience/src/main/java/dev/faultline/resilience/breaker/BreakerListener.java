package dev.faultline.resilience.breaker;

/**
 * Is told each change of a circuit breaker's mode once, by the thread that made it: an
 * implementation must be quick, must not wait and must be thread-safe. What it throws is counted
 * and goes no further.
 */
public interface BreakerListener {

  /**
   * The mode has changed.
   *
   * @param breaker whose
   * @param number which change of this breaker's it is, from 1. Two threads may tell of two changes
   *     in either order; this is the order in which they were made
   * @param from the mode before
   * @param to the mode after, which may be over by now
   */
  void modeChanged(CircuitBreaker breaker, long number, BreakerMode from, BreakerMode to);
}
