package dev.faultline.capture.record;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The way from the application's threads to the agent's: bounded, lock-free, never waits. */
public final class RecordQueue {

  private final ConcurrentLinkedQueue<ThreadRecord> records = new ConcurrentLinkedQueue<>();
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
    ThreadRecord record = records.poll();
    if (record != null) {
      size.decrementAndGet();
    }
    return record;
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
