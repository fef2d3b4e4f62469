package dev.faultline.client.delivery;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of one priority, oldest first. Whoever takes one out has it alone. Safe for use by
 * many threads, lock-free.
 */
final class QueueLane {
  private final ConcurrentLinkedDeque<QueuedEvent> events = new ConcurrentLinkedDeque<>();

  /** Of events that are in here for certain. */
  private final AtomicInteger count = new AtomicInteger();

  private final AtomicLong bytes = new AtomicLong();

  void add(QueuedEvent event) {
    events.addLast(event);
    bytes.addAndGet(event.bytes);
    count.incrementAndGet();
  }

  /** The oldest, which stays; null when there is none. */
  QueuedEvent oldest() {
    return events.peekFirst();
  }

  /** Takes this one out, usually the oldest; false when somebody else has it. */
  boolean take(QueuedEvent event) {
    boolean taken = events.removeFirstOccurrence(event);
    if (taken) {
      uncount(event);
    }
    return taken;
  }

  /** Takes the newest out; null when there is none. */
  QueuedEvent takeNewest() {
    QueuedEvent event = events.pollLast();
    if (event != null) {
      uncount(event);
    }
    return event;
  }

  private void uncount(QueuedEvent event) {
    count.decrementAndGet();
    bytes.addAndGet(-event.bytes);
  }

  /** A moment's figure; an event that is on its way in or out may be missing from it. */
  int count() {
    return count.get();
  }

  /** As {@link #count()}, in bytes. */
  long bytes() {
    return bytes.get();
  }

  /** Whether it has an event with this number or a smaller one. */
  boolean holdsUpTo(long number) {
    for (QueuedEvent event : events) {
      if (event.number <= number) {
        return true;
      }
    }
    return false;
  }
}
