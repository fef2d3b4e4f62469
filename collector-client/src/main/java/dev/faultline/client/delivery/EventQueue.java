package dev.faultline.client.delivery;

import dev.faultline.client.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Events on their way from many producers to the one export thread, which gathers them into batches
 * here.
 *
 * <p>Producers are lock-free. They wake the export thread only when it has said that it would want
 * to know.
 */
final class EventQueue {
  /** What the export thread wants to be woken for. */
  private enum Watch {
    ANY_EVENT,
    FULL_BATCH,
    NOTHING
  }

  private final Queue<QueuedEvent> events = new ConcurrentLinkedQueue<>();
  private final Ledger ledger;
  private final int batchSize;
  private final long batchBytes;
  private final long batchIntervalNanos;

  /** Of events that are in the queue for certain: the ledger admits them a moment earlier. */
  private final AtomicInteger queued = new AtomicInteger();

  private final AtomicLong queuedBytes = new AtomicLong();
  private volatile Watch watch = Watch.NOTHING;
  private volatile Thread consumer;

  /**
   * @param mostInABatch that the backend can take
   */
  EventQueue(Ledger ledger, DeliverySettings settings, int mostInABatch) {
    this.ledger = ledger;
    this.batchSize = Math.min(settings.batchSize(), mostInABatch);
    this.batchBytes = settings.batchBytes();
    this.batchIntervalNanos = settings.batchInterval().toNanos();
  }

  /** Whether the event was let in; it is counted either way. */
  boolean offer(Event event) {
    long bytes = EventSize.of(event);
    if (!ledger.admit(bytes)) {
      return false;
    }
    events.add(new QueuedEvent(event, bytes, System.nanoTime()));
    queuedBytes.addAndGet(bytes);
    queued.incrementAndGet();
    Watch wanted = watch;
    if (wanted == Watch.ANY_EVENT || wanted == Watch.FULL_BATCH && isFullBatch()) {
      wake();
    }
    return true;
  }

  /** Makes the export thread look again. */
  void wake() {
    LockSupport.unpark(consumer);
  }

  /** Whether it is closed and empty. */
  boolean isOver() {
    DeliveryAccount account = ledger.account();
    return account.closed() && account.waiting() == 0;
  }

  /**
   * Waits until a batch is due: full, old enough, or awaited by a flush. Called by the export
   * thread alone.
   *
   * @param flushesSeen how many there had been when the time below was worked out
   * @param mostNanos how long to wait at most; 0 or less: not at all
   * @return null when none is due in time, the queue is closed and empty, or a flush has come that
   *     finds it empty
   */
  Batch take(FlushRequests flushes, long flushesSeen, long mostNanos) {
    consumer = Thread.currentThread();
    long start = System.nanoTime();
    try {
      while (true) {
        Watch announced = events.peek() == null ? Watch.ANY_EVENT : Watch.FULL_BATCH;
        // Announced first and looked at afterwards: what is offered in between is seen here, or
        // wakes us.
        watch = announced;
        QueuedEvent oldest = events.peek();
        DeliveryAccount account = ledger.account();
        long now = System.nanoTime();
        long left = mostNanos - (now - start);
        if (oldest == null) {
          if (left <= 0 || isOver() || flushes.made() != flushesSeen) {
            return null;
          }
          LockSupport.parkNanos(this, left);
        } else {
          long age = now - oldest.queuedAtNanos;
          if (age >= batchIntervalNanos
              || account.closed()
              || isFullBatch()
              || flushes.isAwaiting(account)) {
            return gather();
          }
          if (left <= 0) {
            return null;
          }
          if (announced == Watch.FULL_BATCH) {
            LockSupport.parkNanos(this, Math.min(left, batchIntervalNanos - age));
          }
        }
        // Nobody has business interrupting this thread, and a set flag would turn parking into
        // spinning.
        Thread.interrupted();
      }
    } finally {
      watch = Watch.NOTHING;
    }
  }

  /** All that is left, whatever its size; perhaps empty. */
  Batch drain() {
    List<QueuedEvent> rest = new ArrayList<>();
    for (QueuedEvent next = poll(); next != null; next = poll()) {
      rest.add(next);
    }
    return new Batch(rest);
  }

  private boolean isFullBatch() {
    return queued.get() >= batchSize || queuedBytes.get() >= batchBytes;
  }

  private QueuedEvent poll() {
    QueuedEvent next = events.poll();
    if (next != null) {
      queued.decrementAndGet();
      queuedBytes.addAndGet(-next.bytes);
    }
    return next;
  }

  private Batch gather() {
    List<QueuedEvent> taken = new ArrayList<>();
    long bytes = 0;
    for (QueuedEvent next = events.peek(); next != null; next = events.peek()) {
      boolean full = taken.size() == batchSize || bytes + next.bytes > batchBytes;
      if (full && !taken.isEmpty()) {
        break;
      }
      taken.add(next);
      bytes += next.bytes;
      poll();
    }
    return new Batch(taken);
  }
}
