package dev.faultline.resilience.time;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A task of a {@link TimerThread}: what is to run, until it has begun or was cancelled. Whoever
 * holds a task that is over holds nothing of the call that it was for.
 */
final class ScheduledTask extends AtomicReference<Runnable> implements Timer {

  private static final long serialVersionUID = 1;

  /** When it is to run, by {@link System#nanoTime}. */
  final transient long due;

  /** The one that was added before it; null when it is not in the inbox any more. */
  transient ScheduledTask before;

  /** Whether it has left the inbox for those in order. */
  transient volatile boolean sorted;

  private final transient TimerThread owner;
  private final transient TaskInbox inbox;

  /**
   * @param inbox where it will be until it is sorted
   */
  ScheduledTask(TimerThread owner, TaskInbox inbox, Runnable work, long due) {
    super(work);
    this.owner = owner;
    this.inbox = inbox;
    this.due = due;
  }

  boolean isOver() {
    return get() == null;
  }

  /** Runs it, unless it is over. What it throws is lost. */
  void run() {
    Runnable work = getAndSet(null);
    if (work == null) {
      return;
    }
    try {
      work.run();
    } catch (Throwable lost) {
      // As Scheduler says; the next one is due all the same.
    }
  }

  /** Tells what waits for it that it will not be run; what does not ask to be told stays. */
  void abandon(RuntimeException why) {
    Runnable work = get();
    if (!(work instanceof Scheduler.Task) || !compareAndSet(work, null)) {
      return;
    }
    try {
      ((Scheduler.Task) work).abandoned(why);
    } catch (Throwable lost) {
      // The next one is to be told all the same.
    }
  }

  @Override
  public void cancel() {
    // First: for whoever is out of stack after this, the rest does not matter.
    set(null);
    if (sorted) {
      owner.cancelledSorted();
    } else {
      inbox.trim();
    }
  }
}
