package dev.faultline.client.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One round of the export thread's work: a batch, if one is due, and what is on disk. Whatever
 * fails in it, down to the memory that is not there, costs the batch in hand, which is counted, and
 * never the thread. Used by the export thread alone.
 */
final class ExportRound {
  /** From a failure of ours to the next try. */
  static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventQueue queue;
  private final FlushRequests flushes;
  private final BatchDelivery delivery;
  private final Replay replay;
  private final Ledger ledger;
  private final LostEvents lost;
  private final BackendLog log;

  ExportRound(
      EventQueue queue,
      FlushRequests flushes,
      BatchDelivery delivery,
      Replay replay,
      Ledger ledger,
      LostEvents lost,
      BackendLog log) {
    this.queue = queue;
    this.flushes = flushes;
    this.delivery = delivery;
    this.replay = replay;
    this.ledger = ledger;
    this.lost = lost;
    this.log = log;
  }

  /** Waits for what is due, and does it. */
  void run() {
    try {
      lost.enter();
      long flushesSeen = flushes.made();
      Batch batch = queue.take(flushes, flushesSeen, replay.idleNanos());
      if (batch != null) {
        deliver(batch);
      }
      replay.run();
      log.account(ledger.account());
    } catch (Throwable broken) {
      log.broken(broken);
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
  }

  private void deliver(Batch batch) {
    Ledger.Released before = ledger.released();
    try {
      delivery.deliver(batch);
    } finally {
      // Nothing, unless it threw.
      lost.addRest(batch, before, 0, 0);
      queue.settled();
      flushes.settled();
    }
  }
}
