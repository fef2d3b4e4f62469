package dev.faultline.resilience;

import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.time.Scheduler;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Hands something over to a thread of the executor's. Where that cannot be done, for want of stack
 * or because no thread is to be had, the timer's thread goes on trying for a while. Nothing is
 * thrown: nobody would be there to hear of it.
 */
final class Handing implements Runnable {

  private static final int TRIES = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final GuardEnvironment environment;
  private final Handed task;
  private volatile boolean begun;

  /** Of the timer's thread. */
  private int tries;

  private Handing(GuardEnvironment environment, Handed task) {
    this.environment = environment;
    this.task = task;
  }

  /** Has it run, once, on another thread if there is one: else {@link Handed#noThread}. */
  static void over(GuardEnvironment environment, Handed task) {
    Handing handing = new Handing(environment, task);
    Throwable why = handing.tryNow();
    if (why != null) {
      handing.tryLater(0, why);
    }
  }

  @Override
  public void run() {
    begun = true;
    task.run();
  }

  /** Null when it has been handed over, else why not. */
  private Throwable tryNow() {
    try {
      // Executors have locks, which whoever is out of stack may leave locked.
      StackRoom.ensure();
      environment.executor().execute(this);
      return null;
    } catch (Throwable notHanded) {
      // Some executors run it on this thread: what fails then is not the handing over.
      return begun ? null : notHanded;
    }
  }

  private void tryLater(long nanos, Throwable why) {
    try {
      environment
          .scheduler()
          .schedule(
              new Scheduler.Task() {
                @Override
                public void run() {
                  tryAgain();
                }

                @Override
                public void abandoned(RuntimeException closed) {
                  task.noThread(closed);
                }
              },
              nanos);
    } catch (Throwable closedOrNoTimer) {
      task.noThread(why);
    }
  }

  private void tryAgain() {
    Throwable why = tryNow();
    if (why == null) {
      return;
    }
    tries++;
    if (tries == TRIES || why instanceof RejectedExecutionException) {
      task.noThread(why);
    } else {
      tryLater(PAUSE_NANOS, why);
    }
  }
}
