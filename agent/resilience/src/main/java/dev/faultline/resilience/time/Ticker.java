package dev.faultline.resilience.time;

/**
 * A clock that only ever goes forward and has no date. Implementations are thread-safe and neither
 * wait nor throw.
 */
public interface Ticker {

  /** The time of the JVM. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }
      };

  /**
   * Nanoseconds since a moment of no meaning: only the difference of two readings says something.
   * Readings may overflow, so compare {@code later - earlier} with zero and never the readings
   * themselves.
   */
  long nanoTime();
}
