package dev.faultline.capture.governor;

/** What it costs to read the clock. */
final class ClockCost {

  private static final int READINGS = 2_000;

  private ClockCost() {}

  /**
   * The least time between two readings, one after the other, in nanoseconds: what every
   * measurement has too much. A clock that is too coarse to tell gives 0.
   */
  static long measure() {
    long least = Long.MAX_VALUE;
    long before = System.nanoTime();
    for (int i = 0; i < READINGS; i++) {
      long now = System.nanoTime();
      least = Math.min(least, now - before);
      before = now;
    }
    return Math.max(0, least);
  }
}
