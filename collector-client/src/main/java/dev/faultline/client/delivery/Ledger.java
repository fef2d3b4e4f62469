package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The account as it stands. Every change is one compare-and-set from one true account to the next,
 * so that a reader never sees half of a change and a limit is never overrun. Safe for use by many
 * threads, lock-free.
 */
final class Ledger {
  private final AtomicReference<DeliveryAccount> current =
      new AtomicReference<>(DeliveryAccount.EMPTY);
  private final int capacity;
  private final long capacityBytes;

  /** From one account to the next. */
  private interface Entry {
    DeliveryAccount after(DeliveryAccount before);
  }

  Ledger(int capacity, long capacityBytes) {
    this.capacity = capacity;
    this.capacityBytes = capacityBytes;
  }

  DeliveryAccount account() {
    return current.get();
  }

  /** Counts an offer. Whether the event may wait. */
  boolean admit(long bytes) {
    while (true) {
      DeliveryAccount before = current.get();
      DropReason refusal = refusal(before, bytes);
      DeliveryAccount after = refusal == null ? before.admit(bytes) : before.turnAway(refusal);
      if (current.compareAndSet(before, after)) {
        return refusal == null;
      }
    }
  }

  private DropReason refusal(DeliveryAccount account, long bytes) {
    if (account.closed()) {
      return DropReason.CLOSED;
    }
    if (account.waiting() >= capacity) {
      return DropReason.QUEUE_FULL;
    }
    // An event that is larger than the queue may still wait alone.
    boolean fits = account.waiting() == 0 || account.waitingBytes() + bytes <= capacityBytes;
    return fits ? null : DropReason.QUEUE_FULL;
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
  }

  /** Events of other processes are there on disk. */
  void found(final long count) {
    enter(
        new Entry() {
          @Override
          public DeliveryAccount after(DeliveryAccount before) {
            return before.find(count);
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
