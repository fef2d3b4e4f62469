package dev.faultline.capture.record;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The way from the application's threads to the agent's: bounded, lock-free, never waits. */
public final class RecordQueue {

  /** Records, and slots of them. */
  private final ConcurrentLinkedQueue<Object> records = new ConcurrentLinkedQueue<>();

  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final int capacity;

  /**
   * @param capacity how many records may wait, 1 or more
   */
  public RecordQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a record, or counts it as refused and returns false when the queue is full. */
  boolean offer(ThreadRecord record) {
    return append(record);
  }

  /** The same of one that may still be exchanged for a later one while it waits. */
  boolean offer(RecordSlot slot) {
    return append(slot);
  }

  private boolean append(Object record) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      refused.incrementAndGet();
      return false;
    }
    records.add(record);
    return true;
  }

  /** The oldest record, or null when there is none. */
  public ThreadRecord poll() {
    for (Object next = records.poll(); next != null; next = records.poll()) {
      size.decrementAndGet();
      ThreadRecord record =
          next instanceof RecordSlot ? ((RecordSlot) next).take() : (ThreadRecord) next;
      if (record != null) {
        return record;
      }
    }
    return null;
  }

  /** Whether nothing waits at this moment. */
  public boolean isEmpty() {
    return size.get() == 0;
  }

  /** How many records found the queue full. */
  public long refused() {
    return refused.get();
  }
}
