package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.spool.SpooledBatch;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Puts batches from the queue on disk, without an attempt. Used by the export thread alone. */
final class QueueToDisk {
  /** From a failure of ours to the next try. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventQueue queue;
  private final FlushRequests flushes;
  private final ExportSpool spool;
  private final ActiveBackend<Backend> backend;
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
      ActiveBackend<Backend> backend,
      Ledger ledger,
      LostEvents lost,
      BackendLog log) {
    this.queue = queue;
    this.flushes = flushes;
    this.spool = spool;
    this.backend = backend;
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
      tell(broken);
      attempt.await(PAUSE_NANOS);
    } finally {
      // What was settled here is none of the batch that is under way.
      ledger.forgetSince(before);
    }
  }

  private void putWhole(Batch batch) {
    Ledger.Released before = ledger.released();
    putBackEvents = 0;
    putBackBytes = 0;
    boolean ended = false;
    try {
      put(batch);
      ended = true;
    } finally {
      if (!ended) {
        Ledger.Released now = ledger.released();
        lost.add(
            batch.size() - now.eventsSince(before) - putBackEvents,
            batch.bytes() - now.bytesSince(before) - putBackBytes);
      }
      queue.settledDuring();
      flushes.settled();
    }
  }

  private void tell(Throwable broken) {
    try {
      log.broken(broken);
    } catch (Throwable outOfMemory) {
      // It is counted.
    }
  }

  private void put(Batch batch) {
    byte[] body;
    try {
      body = backend.inUse().encode(batch.events());
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      putHalves(batch, failure);
      return;
    }
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

  /** One bad event must not take the others of its batch with it. */
  private void putHalves(Batch batch, Throwable failure) {
    if (batch.size() == 1) {
      ledger.dropped(DropReason.UNENCODABLE, 1, batch.bytes());
      log.dropped(DropReason.UNENCODABLE, 1, failure.toString());
      return;
    }
    int middle = batch.size() / 2;
    put(batch.part(0, middle));
    put(batch.part(middle, batch.size()));
  }
}
