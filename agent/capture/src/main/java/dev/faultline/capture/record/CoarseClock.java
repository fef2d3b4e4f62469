package dev.faultline.capture.record;

import java.util.concurrent.TimeUnit;

/**
 * The time as the agent's thread read it last, for those who would pay more for reading the clock
 * than for all else that they do. Thread-safe.
 */
final class CoarseClock {

  /** The agent's thread reads it four times a second. */
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long STOPPED_NANOS = 8 * STEP_NANOS;

  private volatile long readNanos;
  private volatile boolean running;

  /**
   * Called by the agent's thread.
   *
   * @param nowNanos {@link System#nanoTime()}
   */
  void read(long nowNanos) {
    readNanos = nowNanos;
    running = true;
  }

  /** What any thread knows better; the agent's thread may not get to run for long. */
  void compare(long nowNanos) {
    if (running && nowNanos - readNanos > STOPPED_NANOS) {
      running = false;
    }
  }

  /** Whether the time can be told. */
  boolean isRunning() {
    return running;
  }

  /** A time that is not before the present, and a quarter of a second after it at most. */
  long atMostNanos() {
    return readNanos + STEP_NANOS;
  }
}
