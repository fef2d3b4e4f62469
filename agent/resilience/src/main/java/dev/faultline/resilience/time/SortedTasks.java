package dev.faultline.resilience.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tasks in the order in which they are due. The monitor is for the timer's thread and for who asks
 * how many there are: nobody who schedules or cancels takes it.
 */
final class SortedTasks {

  /** Those that are over are looked for each time that so many more are. */
  private static final int PURGE_EVERY = 256;

  private static final int FIRST_CAPACITY = 16;

  private final NewTasks added;
  private final PriorityQueue<ScheduledTask> tasks =
      new PriorityQueue<>(
          FIRST_CAPACITY,
          new Comparator<ScheduledTask>() {
            @Override
            public int compare(ScheduledTask one, ScheduledTask other) {
              return Long.compare(one.due - other.due, 0);
            }
          });

  /** What has been taken of the new ones, and not been sorted in for want of memory. */
  private ScheduledTask taken;

  /** About how many of the tasks are over: enough to know when it is worth a look. */
  private final AtomicInteger over = new AtomicInteger();

  private volatile int size;

  SortedTasks(NewTasks added) {
    this.added = added;
  }

  /** Sorts in what has come since. */
  synchronized void takeIn() {
    while (taken != null || (taken = added.takeSome()) != null) {
      ScheduledTask one = taken;
      if (!one.isOver()) {
        tasks.add(one);
        one.sorted = true;
      }
      taken = one.before;
      one.before = null;
    }
    if (isPurgeDue(over.get())) {
      purge();
    }
    size = tasks.size();
  }

  private void purge() {
    over.set(0);
    List<ScheduledTask> left = new ArrayList<>();
    for (ScheduledTask one : tasks) {
      if (!one.isOver()) {
        left.add(one);
      }
    }
    tasks.clear();
    tasks.addAll(left);
  }

  /**
   * One of them has been cancelled.
   *
   * @return whether those that are over should be taken out
   */
  boolean cancelled() {
    int now = over.incrementAndGet();
    return now % PURGE_EVERY == 0 && isPurgeDue(now);
  }

  private boolean isPurgeDue(int now) {
    return now >= PURGE_EVERY && now >= size / 2;
  }

  /** The first task, if it is due; null when there is none. */
  synchronized ScheduledTask pollDue(long now) {
    ScheduledTask first = tasks.peek();
    return first == null || first.due - now > 0 ? null : tasks.poll();
  }

  /** When the first that is not over is due; null when there is none. */
  synchronized Long nextDue() {
    ScheduledTask first = tasks.peek();
    while (first != null && first.isOver()) {
      tasks.poll();
      first = tasks.peek();
    }
    return first == null ? null : first.due;
  }

  /** How many are not over, those included that are new. */
  synchronized int waiting() {
    int count = added.waiting();
    for (ScheduledTask one = taken; one != null; one = one.before) {
      count += one.isOver() ? 0 : 1;
    }
    for (ScheduledTask one : tasks) {
      count += one.isOver() ? 0 : 1;
    }
    return count;
  }

  /** Those that are there, in no order. */
  synchronized List<ScheduledTask> all() {
    takeIn();
    return new ArrayList<>(tasks);
  }
}
