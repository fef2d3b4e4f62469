package dev.faultline.resilience.time;

import java.util.concurrent.TimeUnit;

/**
 * How often a timer's thread looks at what is new while there is something new: seldom enough to
 * cost nothing, and often enough that nobody has to wake it, which is what would cost those who
 * schedule. So that is as often as the shortest of the recent delays says. Written by threads that
 * schedule only when that changes something.
 */
final class TimerPace {

  /** It looks at least as often, in nanoseconds. */
  static final long LONGEST_TICK = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long SHORTEST_TICK = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Delays that nobody has asked for since then are forgotten; and for so long after the last task
   * it goes on looking. In nanoseconds.
   */
  static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private volatile boolean used;
  private volatile long shortest = LONGEST_TICK;

  // Of the timer's thread.
  private long shortestBefore = LONGEST_TICK;
  private long recentFrom = System.nanoTime();

  /** A task is about to be added. */
  void scheduled(long delayNanos) {
    if (delayNanos < shortest) {
      shortest = delayNanos;
    }
    if (!used) {
      used = true;
    }
  }

  /** Whether a task has been added since this was last asked. */
  boolean takeUsed() {
    boolean was = used;
    if (was) {
      used = false;
    }
    return was;
  }

  /** How long to wait for what is new. */
  long tickNanos(long now) {
    long tick = Math.max(SHORTEST_TICK, Math.min(shortest, shortestBefore));
    if (now - recentFrom >= RECENT_NANOS) {
      recentFrom = now;
      shortestBefore = shortest;
      shortest = LONGEST_TICK;
    }
    return tick;
  }
}
