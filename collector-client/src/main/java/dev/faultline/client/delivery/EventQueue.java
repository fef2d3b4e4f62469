package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.event.Event;
import dev.faultline.client.size.EventSize;
import dev.faultline.client.size.SizeLimit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/**
 * Events on their way from many producers to the one export thread, which gathers them into batches
 * here. When there is no room for an event, the newest of the lowest priority below its own make
 * room for it; when there are none, it is turned away itself.
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

  private static final Comparator<QueuedEvent> AS_THEY_CAME =
      new Comparator<QueuedEvent>() {
        @Override
        public int compare(QueuedEvent one, QueuedEvent other) {
          return Long.compare(one.number, other.number);
        }
      };

  /** Of {@link #inHandFrom}: anything may be. */
  private static final long ANYTHING = 0;

  private static final long NOTHING = Long.MAX_VALUE;

  private final QueueLanes lanes = new QueueLanes();
  private final Ledger ledger;
  private final LostEvents lost;
  private final int batchSize;
  private final long batchBytes;
  private final long batchIntervalNanos;

  /** Of the export thread: out of the queue, and in no batch yet. */
  private final ArrayList<QueuedEvent> gathered = new ArrayList<>();

  /** The smallest number of those that are out of the queue and not settled. */
  private volatile long inHandFrom = NOTHING;

  /** The same of a batch that is under way while others are taken. Of the export thread. */
  private long underWayFrom = NOTHING;

  private volatile Watch watch = Watch.NOTHING;
  private volatile Thread consumer;

  /**
   * @param lost told of events that there was no memory for
   * @param mostInABatch that the backend can take
   */
  EventQueue(Ledger ledger, LostEvents lost, DeliverySettings settings, int mostInABatch) {
    this.ledger = ledger;
    this.lost = lost;
    this.batchSize = Math.min(settings.batchSize(), mostInABatch);
    this.batchBytes = settings.batchBytes();
    this.batchIntervalNanos = settings.batchInterval().toNanos();
  }

  /** Whether the event was let in; it is counted either way. */
  boolean offer(Event whole) {
    Priority priority = Priority.of(whole);
    if (isFullFor(priority) && !ledger.account().closed()) {
      // To measure it takes longer than all the rest.
      ledger.turnAway(DropReason.QUEUE_FULL, 0, 0);
      return false;
    }
    Event event = whole;
    long bytes = EventSize.of(event);
    if (SizeLimit.isOver(bytes)) {
      event = SizeLimit.within(event);
      bytes = EventSize.of(event);
    }
    long number = ledger.admit(bytes);
    if (number == Ledger.NO_ROOM) {
      number = displaceFor(priority, bytes);
    }
    return number > 0 && add(event, number, priority, bytes);
  }

  /** Whether there is no room for an event of this priority, however small it is. */
  private boolean isFullFor(Priority priority) {
    return !ledger.couldAdmit(EventSize.LEAST, 0, 0)
        && !ledger.couldAdmit(
            EventSize.LEAST, lanes.countBelow(priority), lanes.bytesBelow(priority));
  }

  /** As {@link Ledger#admit(long)}; counts what it turns away. */
  private long displaceFor(Priority priority, long bytes) {
    int displaced = 0;
    long displacedBytes = 0;
    int lower = lanes.countBelow(priority);
    if (lower > 0 && ledger.couldAdmit(bytes, lower, lanes.bytesBelow(priority))) {
      for (QueuedEvent one = lanes.displaceBelow(priority);
          one != null;
          one = lanes.displaceBelow(priority)) {
        // Counted as waiting until the newcomer has the place, which nobody else takes that way.
        displaced++;
        displacedBytes += one.bytes;
        long number = ledger.admit(bytes, displaced, displacedBytes);
        if (number != Ledger.NO_ROOM) {
          return number;
        }
      }
    }
    ledger.turnAway(DropReason.QUEUE_FULL, displaced, displacedBytes);
    return Ledger.TURNED_AWAY;
  }

  private boolean add(Event event, long number, Priority priority, long bytes) {
    try {
      lanes.add(new QueuedEvent(event, number, bytes, System.nanoTime()), priority);
    } catch (OutOfMemoryError none) {
      lost.add(1, bytes);
      return false;
    }
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
   * Whether an event with this number or a smaller one waits, here or in the batch that was taken
   * last. One whose offer has not returned yet may be missed. Called by any thread.
   */
  boolean holdsUpTo(long number) {
    // In this order: what the export thread takes meanwhile it has in hand before.
    return lanes.holdsUpTo(number) || inHandFrom <= number;
  }

  /** The batch that was taken last is settled. Called by the export thread alone. */
  void settled() {
    inHandFrom = fromGathered();
  }

  /** As {@link #settled}, of what was taken by {@link #takeDuring}. */
  void settledDuring() {
    inHandFrom = Math.min(underWayFrom, fromGathered());
  }

  private long fromGathered() {
    return gathered.isEmpty() ? NOTHING : gathered.get(0).number;
  }

  /** What was taken is taken once more, before anything else. Called by the export thread alone. */
  void putBack(Batch batch) {
    gathered.addAll(batch.queued());
  }

  /**
   * As {@link #take}, while an attempt with the batch that was taken last is under way.
   *
   * @return null when the attempt has ended, or something was put back
   */
  Batch takeDuring(SendAttempt attempt, FlushRequests flushes) {
    if (!gathered.isEmpty()) {
      attempt.await(Long.MAX_VALUE);
      return null;
    }
    underWayFrom = inHandFrom;
    Batch batch = take(flushes, flushes.made(), Long.MAX_VALUE, attempt);
    if (batch == null) {
      settledDuring();
    }
    return batch;
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
    underWayFrom = NOTHING;
    return gathered.isEmpty() ? take(flushes, flushesSeen, mostNanos, null) : gather();
  }

  /**
   * @param attempt null for none
   */
  private Batch take(FlushRequests flushes, long flushesSeen, long mostNanos, SendAttempt attempt) {
    consumer = Thread.currentThread();
    long start = System.nanoTime();
    try {
      while (attempt == null || !attempt.isDone()) {
        Watch announced = lanes.isEmpty() ? Watch.ANY_EVENT : Watch.FULL_BATCH;
        // Announced first and looked at afterwards: what is offered in between is seen here, or
        // wakes us.
        watch = announced;
        QueuedEvent oldest = lanes.oldest();
        DeliveryAccount account = ledger.account();
        long now = System.nanoTime();
        long left = mostNanos - (now - start);
        if (oldest == null) {
          if (left <= 0 || isOver() || !lost.isEmpty() || flushes.made() != flushesSeen) {
            return null;
          }
          LockSupport.parkNanos(this, left);
        } else {
          long age = now - oldest.queuedAtNanos;
          if (age >= batchIntervalNanos
              || account.closed()
              || isFullBatch()
              || holdsUpTo(flushes.awaited())) {
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
      return null;
    } finally {
      watch = Watch.NOTHING;
    }
  }

  /** All that is left, whatever its size; perhaps empty. */
  Batch drain() {
    return gather(Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private boolean isFullBatch() {
    return lanes.hasAtLeast(batchSize, batchBytes);
  }

  /** The next batch; null when all of it has just been displaced. */
  private Batch gather() {
    Batch batch = gather(batchSize, batchBytes);
    return batch.size() == 0 ? null : batch;
  }

  private Batch gather(int mostEvents, long mostBytes) {
    inHandFrom = ANYTHING;
    long bytes = 0;
    for (QueuedEvent one : gathered) {
      // From before there was no memory.
      bytes += one.bytes;
    }
    for (QueuedEvent next = lanes.next(); next != null; next = lanes.next()) {
      boolean full = gathered.size() >= mostEvents || bytes + next.bytes > mostBytes;
      if (full && !gathered.isEmpty()) {
        break;
      }
      // Before it is taken: afterwards nothing may fail.
      gathered.ensureCapacity(gathered.size() + 1);
      if (lanes.take(next)) {
        gathered.add(next);
        bytes += next.bytes;
      }
    }
    Collections.sort(gathered, AS_THEY_CAME);
    Batch batch = new Batch(new ArrayList<>(gathered));
    inHandFrom = Math.min(underWayFrom, fromGathered());
    gathered.clear();
    return batch;
  }
}
