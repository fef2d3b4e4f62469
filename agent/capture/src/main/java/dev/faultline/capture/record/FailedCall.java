package dev.faultline.capture.record;

/**
 * One call of a guarded method of which an attempt has failed: what ties together what is recorded
 * of it. Holds no object of the application's. Used by one thread after the other.
 */
public final class FailedCall {

  /** A call that is retried for ever is told of no more often than this. */
  private static final int POINTS = 32;

  private final String guard;
  private volatile boolean told;
  private volatile int pointsLeft = POINTS;

  /**
   * @param guard the guard's name
   */
  public FailedCall(String guard) {
    this.guard = guard;
  }

  /** The guard's name. */
  public String guard() {
    return guard;
  }

  /** Whether the agent's thread knows of it. */
  boolean isTold() {
    return told;
  }

  void told() {
    told = true;
  }

  /**
   * Takes one of the points that may be told of it; one that ends the call always may.
   *
   * @param end whether it does
   */
  boolean takePoint(boolean end) {
    int left = pointsLeft;
    if (left > 0) {
      pointsLeft = left - 1;
    }
    return end || left > 0;
  }
}
