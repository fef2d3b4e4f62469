package dev.faultline.capture.record;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A place in the queue whose record may be exchanged for a later one, or be taken back, while it
 * waits there. Filled by one thread, taken by another.
 */
final class RecordSlot {

  private static final Object TAKEN = new Object();

  private final AtomicReference<Object> record;

  RecordSlot(ThreadRecord first) {
    record = new AtomicReference<Object>(first);
  }

  /**
   * Takes the place of what is in it.
   *
   * @param next null to take that back
   * @return false when it is too late
   */
  boolean put(ThreadRecord next) {
    Object there = record.get();
    return there != TAKEN && record.compareAndSet(there, next);
  }

  /** What is in it, which it has no longer then; null for nothing. */
  ThreadRecord take() {
    Object there = record.getAndSet(TAKEN);
    return there == TAKEN ? null : (ThreadRecord) there;
  }
}
