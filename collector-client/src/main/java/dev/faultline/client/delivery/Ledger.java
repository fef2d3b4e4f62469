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
  void delivered(int count, long refused, long bytes) {
    int counted = (int) Math.min(Math.max(refused, 0), count);
    while (true) {
      DeliveryAccount before = current.get();
      if (current.compareAndSet(before, before.deliver(count, counted, bytes))) {
        return;
      }
    }
  }

  /** Waiting events are given up. */
  void dropped(DropReason reason, int count, long bytes) {
    while (true) {
      DeliveryAccount before = current.get();
      if (current.compareAndSet(before, before.drop(reason, count, bytes))) {
        return;
      }
    }
  }

  /** From now on every offer is turned away. */
  void close() {
    while (true) {
      DeliveryAccount before = current.get();
      if (current.compareAndSet(before, before.close())) {
        return;
      }
    }
  }
}
