package dev.faultline.resilience.time;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Tasks that the timer's thread has not seen yet: a stack that changes by one compare-and-set at a
 * time, so that a thread that is out of stack or memory in between leaves it as it should be.
 *
 * <p>Most tasks are cancelled long before they are due, and by the thread that has added them last:
 * it takes them away again itself. A task is added once and never again, which is what makes taking
 * it away safe.
 */
final class TaskInbox extends AtomicReference<ScheduledTask> {

  private static final long serialVersionUID = 1;

  // Those of other threads are not in the same line of the processor's cache.
  transient long p1;
  transient long p2;
  transient long p3;
  transient long p4;
  transient long p5;
  transient long p6;
  transient long p7;
  transient long p8;

  void add(ScheduledTask task) {
    for (; ; ) {
      ScheduledTask last = get();
      task.before = last;
      if (compareAndSet(last, task)) {
        return;
      }
    }
  }

  /** Takes away those on top that are over. */
  void trim() {
    for (ScheduledTask last = get(); last != null && last.isOver(); last = get()) {
      compareAndSet(last, last.before);
    }
  }

  /** All, the last first; nobody else sees them any more. */
  ScheduledTask takeAll() {
    return getAndSet(null);
  }

  /** Whether there is one that is to run before that time. */
  boolean hasOneBefore(long time) {
    for (ScheduledTask one = get(); one != null; one = one.before) {
      if (one.due - time < 0 && !one.isOver()) {
        return true;
      }
    }
    return false;
  }

  /** How many are not over. */
  int waiting() {
    int count = 0;
    for (ScheduledTask one = get(); one != null; one = one.before) {
      count += one.isOver() ? 0 : 1;
    }
    return count;
  }
}
