package dev.faultline.capture.record;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The way from the application's threads to the agent's: bounded, lock-free, never waits. Any
 * number of threads offer, one polls.
 */
public final class RecordQueue {

  private static final AtomicReferenceFieldUpdater<RecordQueue, Object> LATEST =
      AtomicReferenceFieldUpdater.newUpdater(RecordQueue.class, Object.class, "latest");

  /** Here, where it is made before the application runs: that asks a security manager. */
  private static final AtomicReferenceFieldUpdater<ThrowRecord, Object> ALONG =
      AtomicReferenceFieldUpdater.newUpdater(ThrowRecord.class, Object.class, "along");

  /** In place of what has not come in time. */
  private static final Object TAKEN = new Object();

  /** Records, and slots of them. */
  private final ConcurrentLinkedQueue<Object> records = new ConcurrentLinkedQueue<>();

  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final int capacity;

  /**
   * What was added last, or about so: what a thread finds there of itself is the last that it has
   * added. Null when that was taken.
   */
  private volatile Object latest;

  /** What has gone along with the record that was taken last. */
  private volatile ThreadRecord along;

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
    // Seen by other threads at some time, and needed by this one.
    LATEST.lazySet(this, record);
    return true;
  }

  /** What the calling thread has added last, if it is a throw of this exception; else null. */
  ThrowRecord latestThrow(Throwable throwable) {
    Object last = latest;
    return last instanceof ThrowRecord
            && ((ThrowRecord) last).isOf(throwable, Thread.currentThread())
        ? (ThrowRecord) last
        : null;
  }

  /**
   * Has a handler go along with the throw before it.
   *
   * @param thrown {@link #latestThrow}
   * @return false when that is too late: it must be handed over by itself
   */
  boolean offerAlong(ThrowRecord thrown, CatchRecord next) {
    return ALONG.compareAndSet(thrown, null, next);
  }

  /** The oldest record, or null when there is none. */
  public ThreadRecord poll() {
    ThreadRecord next = along;
    if (next != null) {
      along = null;
      return next;
    }
    next = next();
    if (next instanceof ThrowRecord) {
      along = (ThreadRecord) ALONG.getAndSet((ThrowRecord) next, TAKEN);
      // It holds copies of the application's values.
      LATEST.compareAndSet(this, next, null);
    }
    return next;
  }

  private ThreadRecord next() {
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
    return size.get() == 0 && along == null;
  }

  /** How many records found the queue full. */
  public long refused() {
    return refused.get();
  }
}
