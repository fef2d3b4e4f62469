package dev.faultline.resilience.time;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The scheduler of real programs: one thread, made for the first task and ended when there has been
 * none for a while. Thread-safe.
 */
public final class TimerThread implements Scheduler, AutoCloseable {

  private static final long IDLE_SECONDS = 30;

  private final ScheduledThreadPoolExecutor executor;

  /** A scheduler whose thread is a daemon named {@code faultline-timer}. */
  public TimerThread() {
    this(new DaemonThreads("faultline-timer"));
  }

  /**
   * @param threads makes the one thread, and another should that die or go idle
   */
  public TimerThread(ThreadFactory threads) {
    executor = new ScheduledThreadPoolExecutor(1, threads);
    // A timer that is not needed any more would otherwise hold its call until it was due.
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    try {
      return new Scheduled(executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("the timer thread has been closed", closed);
    }
  }

  /** How many tasks wait for their time. */
  public int waiting() {
    return executor.getQueue().size();
  }

  /** Ends the thread. Tasks that have not started never will. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static final class Scheduled implements Timer {

    private final ScheduledFuture<?> task;

    Scheduled(ScheduledFuture<?> task) {
      this.task = task;
    }

    @Override
    public void cancel() {
      task.cancel(false);
    }
  }
}
