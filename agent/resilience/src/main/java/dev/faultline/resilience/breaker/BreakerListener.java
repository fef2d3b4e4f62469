package dev.faultline.resilience.breaker;

/**
 * Is told each change of a circuit breaker's mode once, by the thread that made it: an
 * implementation must be quick, must not wait and must be thread-safe. What it throws is counted
 * and goes no further.
 */
public interface BreakerListener {

  /** The mode has changed. */
  void modeChanged(BreakerChange change);
}
