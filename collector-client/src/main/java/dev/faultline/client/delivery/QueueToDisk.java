package dev.faultline.client.delivery;

import dev.faultline.client.spool.SpooledBatch;

/** Puts batches from the queue on disk, without an attempt. Used by the export thread alone. */
final class QueueToDisk implements BatchEncoder.Taker {
  private final EventQueue queue;
  private final FlushRequests flushes;
  private final ExportSpool spool;
  private final BatchEncoder encoder;
  private final Ledger ledger;
  private final LostEvents lost;
  private final BackendLog log;

  /** Of the batch in hand, what waits in the queue again, and its size in bytes. */
  private int putBackEvents;

  private long putBackBytes;

  QueueToDisk(
      EventQueue queue,
      FlushRequests flushes,
      ExportSpool spool,
      BatchEncoder encoder,
      Ledger ledger,
      LostEvents lost,
      BackendLog log) {
    this.queue = queue;
    this.flushes = flushes;
    this.spool = spool;
    this.encoder = encoder;
    this.ledger = ledger;
    this.lost = lost;
    this.log = log;
  }

  /**
   * Waits until the next batch is due and puts it on disk, unless the attempt with another one ends
   * before. What the disk does not take waits for that.
   */
  void putNext(SendAttempt attempt) {
    Ledger.Released before = ledger.released();
    try {
      lost.enter();
      Batch batch = queue.takeDuring(attempt, flushes);
      if (batch != null) {
        putWhole(batch);
      }
    } catch (Throwable broken) {
      log.broken(broken);
      attempt.await(ExportRound.PAUSE_NANOS);
    } finally {
      // What was settled here is none of the batch that is under way.
      ledger.forgetSince(before);
    }
  }

  private void putWhole(Batch batch) {
    Ledger.Released before = ledger.released();
    putBackEvents = 0;
    putBackBytes = 0;
    try {
      encoder.encode(batch, this);
    } finally {
      // Nothing, unless it threw.
      lost.addRest(batch, before, putBackEvents, putBackBytes);
      queue.settledDuring();
      flushes.settled();
    }
  }

  /** Puts on disk what was encoded. */
  @Override
  public void take(Batch batch, byte[] body) {
    SpooledBatch kept = spool.keep(body, batch.size());
    if (kept == null) {
      queue.putBack(batch);
      putBackEvents += batch.size();
      putBackBytes += batch.bytes();
    } else {
      ledger.spooled(batch.size(), batch.bytes());
      spool.putBack(kept);
    }
  }
}
