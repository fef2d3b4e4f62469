package dev.faultline.client.delivery;

import dev.faultline.client.backend.DropReason;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events that a failure of ours has cost, as when there is no memory, until they are in the ledger.
 * To note them allocates nothing. Safe for use by many threads.
 */
final class LostEvents {
  private final Ledger ledger;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  LostEvents(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Events that wait in the ledger and nowhere else. */
  void add(int events, long size) {
    // In this order: what is entered by count has its size by then.
    bytes.addAndGet(size);
    count.addAndGet(events);
  }

  /**
   * What of a batch in hand waits in the ledger and nowhere else: it was not settled since then,
   * nor is it in the queue again. Called by the export thread alone.
   */
  void addRest(Batch batch, Ledger.Released before, int inQueue, long inQueueBytes) {
    int events = batch.size() - ledger.eventsReleasedSince(before) - inQueue;
    long size = batch.bytes() - ledger.bytesReleasedSince(before) - inQueueBytes;
    add(events, size);
  }

  boolean isEmpty() {
    return count.get() == 0;
  }

  /** Enters them. Called by the export thread, or without one. */
  void enter() {
    int events = count.get();
    if (events == 0) {
      return;
    }
    long size = bytes.get();
    ledger.dropped(DropReason.INTERNAL_ERROR, events, size);
    count.addAndGet(-events);
    bytes.addAndGet(-size);
  }
}
