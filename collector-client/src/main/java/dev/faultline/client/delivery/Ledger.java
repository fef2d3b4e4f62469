package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The account as it stands. Every change is one compare-and-set from one true account to the next,
 * so that a reader never sees half of a change and a limit is never overrun. Safe for use by many
 * threads, lock-free.
 */
final class Ledger {
  /** It is counted, and does not wait. */
  static final long TURNED_AWAY = 0;

  /** It is not counted yet. */
  static final long NO_ROOM = -1;

  private final AtomicReference<DeliveryAccount> current =
      new AtomicReference<>(DeliveryAccount.EMPTY);
  private final int capacity;
  private final long capacityBytes;

  /** Of the export thread: what it has let out of the queue for good. */
  private long released;

  private long releasedBytes;

  /** From one account to the next. */
  private interface Entry {
    DeliveryAccount after(DeliveryAccount before);
  }

  /** Waiting events that were settled, and their estimated size in bytes. Immutable. */
  static final class Released {
    private final long events;
    private final long bytes;

    private Released(long events, long bytes) {
      this.events = events;
      this.bytes = bytes;
    }
  }

  Ledger(int capacity, long capacityBytes) {
    this.capacity = capacity;
    this.capacityBytes = capacityBytes;
  }

  DeliveryAccount account() {
    return current.get();
  }

  /** As {@link #admit(long, int, long)}, in place of nobody. */
  long admit(long bytes) {
    return admit(bytes, 0, 0);
  }

  /**
   * Counts an offer and lets the event wait, if there is room for it once others are gone, which
   * nobody else has any more and which count as displaced then.
   *
   * @return its number among all that were let in, from 1 on; {@link #TURNED_AWAY} when closed;
   *     {@link #NO_ROOM} when nothing was entered
   */
  long admit(long bytes, int displaced, long displacedBytes) {
    while (true) {
      DeliveryAccount before = current.get();
      if (before.closed()) {
        turnAway(DropReason.CLOSED, displaced, displacedBytes);
        return TURNED_AWAY;
      }
      if (!hasRoom(before.waiting() - displaced, before.waitingBytes() - displacedBytes, bytes)) {
        return NO_ROOM;
      }
      DeliveryAccount after = before.admit(bytes, displaced, displacedBytes);
      if (current.compareAndSet(before, after)) {
        return after.admitted();
      }
    }
  }

  /** Whether an event could wait beside so many. */
  private boolean hasRoom(int waiting, long waitingBytes, long bytes) {
    // An event that is larger than the queue may still wait alone.
    return waiting < capacity && (waiting == 0 || waitingBytes + bytes <= capacityBytes);
  }

  /** Whether an event could wait if others of that size were gone. */
  boolean couldAdmit(long bytes, int without, long withoutBytes) {
    DeliveryAccount now = current.get();
    return hasRoom(now.waiting() - without, now.waitingBytes() - withoutBytes, bytes);
  }

  /** Counts an event that the backend is not to have. */
  void filteredOut() {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.filterOut();
          }
        });
  }

  /** Counts an offer that is given up, and others that were, in vain, to make room for it. */
  void turnAway(DropReason reason, int displaced, long displacedBytes) {
    while (true) {
      DeliveryAccount before = current.get();
      if (current.compareAndSet(before, before.turnAway(reason, displaced, displacedBytes))) {
        return;
      }
    }
  }

  /** Of {@code count} waiting events the backend has taken all but {@code refused}. */
  void delivered(final int count, final long refused, final long bytes) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.deliver(count, refused, bytes);
          }
        });
    release(count, bytes);
  }

  /** Waiting events are given up. */
  void dropped(final DropReason reason, final int count, final long bytes) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.drop(reason, count, bytes);
          }
        });
    release(count, bytes);
  }

  /** Waiting events wait on disk from now on. */
  void spooled(final int count, final long bytes) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.spool(count, bytes);
          }
        });
    release(count, bytes);
  }

  private void release(int count, long bytes) {
    released += count;
    releasedBytes += bytes;
  }

  /** What the export thread has settled so far, in whatever way. Called by it alone. */
  Released released() {
    return new Released(released, releasedBytes);
  }

  /** How many events it has settled since then. Called by the export thread alone. */
  int eventsReleasedSince(Released before) {
    return (int) (released - before.events);
  }

  /** Of what estimated size those are, in bytes. Called by the export thread alone. */
  long bytesReleasedSince(Released before) {
    return releasedBytes - before.bytes;
  }

  /** What was settled since then is to be in no such figure. Called by the export thread alone. */
  void forgetSince(Released before) {
    released = before.events;
    releasedBytes = before.bytes;
  }

  /** Events of other processes were found on disk; events on disk are lost. */
  void spoolChanged(final long found, final long damaged, final long expired) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.changeSpool(found, damaged, expired);
          }
        });
  }

  /** Of {@code count} events on disk the backend has taken all but {@code refused}. */
  void deliveredSpooled(final int count, final long refused) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.deliverSpooled(count, refused);
          }
        });
  }

  /** Events on disk are given up. */
  void droppedSpooled(final DropReason reason, final long count) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.dropSpooled(reason, count);
          }
        });
  }

  /** From now on every offer is turned away. */
  void close() {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.close();
          }
        });
  }

  private void enter(Entry entry) {
    while (true) {
      DeliveryAccount before = current.get();
      if (current.compareAndSet(before, entry.after(before))) {
        return;
      }
    }
  }
}
