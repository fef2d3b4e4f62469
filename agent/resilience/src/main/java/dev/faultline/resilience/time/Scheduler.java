package dev.faultline.resilience.time;

/** Runs tasks later. Implementations are thread-safe. */
public interface Scheduler {

  /**
   * Runs a task once, on a thread of the scheduler's. The task must be short and must not wait: all
   * others wait for it. What it throws is lost.
   *
   * @param delayNanos nanoseconds from now; zero or less: as soon as possible
   * @return never null
   * @throws IllegalStateException when the scheduler has been closed
   */
  Timer schedule(Runnable task, long delayNanos);

  /**
   * Nothing new begins any more: what waits is still run, but threads end as soon as nothing is
   * left. A scheduler that does not override this does as before.
   */
  default void windDown() {}
}
