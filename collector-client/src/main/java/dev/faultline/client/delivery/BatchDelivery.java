package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.spool.SpooledBatch;

/**
 * Brings a batch that comes from the queue to disk, where that is possible, and to the backend, and
 * keeps the account. Used by the export thread alone, but for {@link #underWayOnDisk}.
 */
final class BatchDelivery implements BatchEncoder.Taker {
  private final Ledger ledger;
  private final ActiveBackend<Backend> backend;
  private final BatchEncoder encoder;
  private final Attempts attempts;
  private final BackendCircuit circuit;
  private final ExportSpool spool;
  private final BackendLog log;

  /** In bytes as batches are estimated, before compression. */
  private final BatchLimit limit = new BatchLimit();

  private Backend sentTo;

  /** How many events are under way that are on disk, too. Written by the export thread alone. */
  private volatile int underWayOnDisk;

  BatchDelivery(
      Ledger ledger,
      ActiveBackend<Backend> backend,
      BatchEncoder encoder,
      Attempts attempts,
      BackendCircuit circuit,
      ExportSpool spool,
      BackendLog log) {
    this.ledger = ledger;
    this.backend = backend;
    this.encoder = encoder;
    this.attempts = attempts;
    this.circuit = circuit;
    this.spool = spool;
    this.log = log;
  }

  /** Returns when every event of the batch is delivered, refused, dropped or on disk. */
  void deliver(Batch batch) {
    Backend now = backend.current();
    if (now != sentTo) {
      limit.forget();
      sentTo = now;
    }
    int done = 0;
    while (done < batch.size()) {
      Batch part = batch.part(done, limit.bytes());
      encoder.encode(part, this);
      done += part.size();
    }
  }

  /** Delivers what was encoded. */
  @Override
  public void take(Batch batch, byte[] body) {
    SpooledBatch kept = spool.keep(body, batch.size());
    if (kept != null && circuit.isOpen()) {
      leave(batch, kept);
    } else {
      deliver(batch, body, kept);
    }
  }

  private void deliver(Batch batch, byte[] body, SpooledBatch kept) {
    SpooledBatch onDisk = kept;
    for (circuit.await(); !circuit.isOver(); circuit.await()) {
      SendOutcome outcome = send(batch, body, onDisk);
      if (outcome.kind() != SendOutcome.Kind.RETRYABLE) {
        try {
          settle(batch, outcome);
        } finally {
          // Also when that failed: what it has not settled is counted as lost, and must not arrive.
          spool.settle(onDisk);
        }
        return;
      }
      if (onDisk == null) {
        // There may be room again.
        onDisk = spool.keep(body, batch.size());
      }
      if (onDisk != null) {
        leave(batch, onDisk);
        return;
      }
      circuit.holdsUpTheQueue();
    }
    if (onDisk == null) {
      drop(batch, DropReason.CLOSED, "closed before the backend took them");
    } else {
      leave(batch, onDisk);
    }
  }

  private SendOutcome send(Batch batch, byte[] body, SpooledBatch onDisk) {
    underWayOnDisk = onDisk == null ? 0 : batch.size();
    try {
      return attempts.send(body);
    } finally {
      underWayOnDisk = 0;
    }
  }

  /** How many events of those that wait are under way, and on disk until they are answered for. */
  int underWayOnDisk() {
    return underWayOnDisk;
  }

  /** It is sent from the disk, later or by another process. */
  private void leave(Batch batch, SpooledBatch onDisk) {
    ledger.spooled(batch.size(), batch.bytes());
    spool.putBack(onDisk);
  }

  private void settle(Batch batch, SendOutcome outcome) {
    if (outcome.kind() == SendOutcome.Kind.ACCEPTED) {
      limit.taken(batch.bytes());
      ledger.delivered(batch.size(), outcome.refused(), batch.bytes());
      log.accepted(outcome, batch.size(), ledger.account());
    } else if (outcome.reason() == DropReason.TOO_LARGE && batch.size() > 1) {
      limit.tooLarge(batch.bytes());
      deliver(batch);
    } else {
      drop(batch, outcome.reason(), outcome.detail());
    }
  }

  private void drop(Batch batch, DropReason reason, String detail) {
    ledger.dropped(reason, batch.size(), batch.bytes());
    log.dropped(reason, batch.size(), detail);
  }
}
