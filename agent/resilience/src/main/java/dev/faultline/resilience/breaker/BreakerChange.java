package dev.faultline.resilience.breaker;

/** A change of a circuit breaker's mode. Immutable. */
public final class BreakerChange {

  private final CircuitBreaker breaker;
  private final long number;
  private final BreakerMode from;
  private final BreakerMode to;
  private final WindowFigures window;
  private final Throwable cause;

  BreakerChange(CircuitBreaker breaker, State from, State to, Throwable cause) {
    this.breaker = breaker;
    this.number = to.number;
    this.from = from.mode;
    this.to = to.mode;
    this.window = from.window();
    this.cause = cause;
  }

  /** Whose mode has changed. */
  public CircuitBreaker breaker() {
    return breaker;
  }

  /**
   * Which change of this breaker's it is, from 1. Two threads may tell of two changes in either
   * order; this is the order in which they were made.
   */
  public long number() {
    return number;
  }

  /** The mode before. */
  public BreakerMode from() {
    return from;
  }

  /** The mode after, which may be over by now. */
  public BreakerMode to() {
    return to;
  }

  /** The numbers of the calls that led to it when it was closed; else none. */
  public WindowFigures window() {
    return window;
  }

  /** What the call failed with that was one too many; null when none was, as when it was slow. */
  public Throwable cause() {
    return cause;
  }
}
