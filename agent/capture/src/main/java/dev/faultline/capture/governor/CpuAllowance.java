package dev.faultline.capture.governor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The CPU time that the agent may still use: a token bucket of nanoseconds. Captures draw from it
 * as they happen, so that a sudden storm is stopped before the governor looks; the agent's threads
 * and the counting are drawn at each look. What was overdrawn is paid back first. Thread-safe and
 * lock-free.
 */
final class CpuAllowance {

  /** Seconds of the budget that may be used at once, after a quiet time. */
  private static final long BURST_SECONDS = 4;

  private static final long LEAST_CAPACITY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long MOST_CAPACITY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong left;
  private volatile long capacity;

  /**
   * @param nanosPerSecond the budget: CPU time that the agent may use per second
   */
  CpuAllowance(long nanosPerSecond) {
    capacity = capacityFor(nanosPerSecond);
    left = new AtomicLong(capacity);
  }

  private static long capacityFor(long nanosPerSecond) {
    return Math.max(
        LEAST_CAPACITY_NANOS, Math.min(MOST_CAPACITY_NANOS, BURST_SECONDS * nanosPerSecond));
  }

  /** Changes the budget; what is left beyond its burst is gone. */
  void resize(long nanosPerSecond) {
    capacity = capacityFor(nanosPerSecond);
    add(0);
  }

  /** Whether everything has been used. */
  boolean isExhausted() {
    return left.get() <= 0;
  }

  /** Whether at least half of it is there again. */
  boolean hasRecovered() {
    return left.get() >= capacity / 2;
  }

  /**
   * Draws time that was used.
   *
   * @param nanos 0 or more
   */
  void draw(long nanos) {
    left.addAndGet(-nanos);
  }

  /**
   * Adds what the budget allows for a time that has passed, less what was used in it; neither more
   * than the burst nor deeper in debt than as much again.
   *
   * @param nanos negative when more was used
   */
  void add(long nanos) {
    while (true) {
      long before = left.get();
      long after = Math.max(-capacity, Math.min(capacity, before + nanos));
      if (left.compareAndSet(before, after)) {
        return;
      }
    }
  }

  /** How much is left, in nanoseconds; negative when overdrawn. */
  long leftNanos() {
    return left.get();
  }

  /** How much may be used at once, in nanoseconds. */
  long capacityNanos() {
    return capacity;
  }
}
