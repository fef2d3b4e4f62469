package dev.faultline.resilience.breaker;

/** The numbers of a circuit breaker's window at one moment. Immutable. */
public final class WindowFigures {

  static final WindowFigures NONE = new WindowFigures(0, 0, 0);

  private final long calls;
  private final long failed;
  private final long slow;

  WindowFigures(long calls, long failed, long slow) {
    this.calls = calls;
    this.failed = failed;
    this.slow = slow;
  }

  /** How many calls the window holds. */
  public long calls() {
    return calls;
  }

  /** How many of them failed. */
  public long failed() {
    return failed;
  }

  /** How many of them were slow, failed or not. */
  public long slow() {
    return slow;
  }

  @Override
  public String toString() {
    return calls + " calls, " + failed + " failed, " + slow + " slow";
  }
}
