package dev.faultline.resilience.time;

/**
 * Tasks that a timer's thread has not seen yet, in several inboxes, so that threads seldom meet in
 * one. Thread-safe and lock-free.
 */
final class NewTasks {

  /** A power of two. */
  private static final int INBOXES = 16;

  private final TaskInbox[] inboxes = new TaskInbox[INBOXES];

  NewTasks() {
    for (int i = 0; i < INBOXES; i++) {
      inboxes[i] = new TaskInbox();
    }
  }

  /** The one for tasks of the current thread. */
  TaskInbox ofThread() {
    int hash = System.identityHashCode(Thread.currentThread());
    return inboxes[(hash ^ hash >>> 8) & INBOXES - 1];
  }

  /**
   * All of one of those that have any; nobody else sees them any more. Null when there are none.
   */
  ScheduledTask takeSome() {
    for (TaskInbox one : inboxes) {
      if (one.get() != null) {
        ScheduledTask taken = one.takeAll();
        if (taken != null) {
          return taken;
        }
      }
    }
    return null;
  }

  boolean isEmpty() {
    for (TaskInbox one : inboxes) {
      if (one.get() != null) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is one that is to run before that time. */
  boolean hasOneBefore(long time) {
    for (TaskInbox one : inboxes) {
      if (one.hasOneBefore(time)) {
        return true;
      }
    }
    return false;
  }

  /** How many are not over. */
  int waiting() {
    int count = 0;
    for (TaskInbox one : inboxes) {
      count += one.waiting();
    }
    return count;
  }
}
