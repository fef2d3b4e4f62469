package dev.faultline.resilience.time;

/** Runs tasks later. Implementations are thread-safe. */
public interface Scheduler {

  /** A task that somebody waits for, who is to hear of it when it will not be run. */
  interface Task extends Runnable {

    /**
     * The scheduler has been closed, and {@link #run} will not be called. Told on the thread that
     * closes it, or on the one that has just scheduled this.
     */
    void abandoned(RuntimeException why);
  }

  /**
   * Runs a task once, on a thread of the scheduler's. The task must be short and must not wait: all
   * others wait for it. What it throws is lost. A {@link Task} is told when it will not be run
   * after all.
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
