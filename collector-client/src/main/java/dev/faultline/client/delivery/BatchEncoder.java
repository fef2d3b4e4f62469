package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import java.io.IOException;

/**
 * Encodes batches from the queue, in halves where the whole cannot be: one bad event must not take
 * the others of its batch with it. Used by the export thread alone.
 */
final class BatchEncoder {
  private final ActiveBackend<Backend> backend;
  private final Ledger ledger;
  private final BackendLog log;

  /** Takes what was encoded. */
  interface Taker {
    void take(Batch batch, byte[] body);
  }

  BatchEncoder(ActiveBackend<Backend> backend, Ledger ledger, BackendLog log) {
    this.backend = backend;
    this.ledger = ledger;
    this.log = log;
  }

  /** Hands on the batch, or parts of it one after the other; an event that cannot be is dropped. */
  void encode(Batch batch, Taker taker) {
    byte[] body;
    try {
      body = backend.inUse().encode(batch.events());
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      encodeHalves(batch, taker, failure);
      return;
    }
    taker.take(batch, body);
  }

  private void encodeHalves(Batch batch, Taker taker, Throwable failure) {
    if (batch.size() == 1) {
      ledger.dropped(DropReason.UNENCODABLE, 1, batch.bytes());
      log.dropped(DropReason.UNENCODABLE, 1, failure.toString());
      return;
    }
    int middle = batch.size() / 2;
    encode(batch.part(0, middle), taker);
    encode(batch.part(middle, batch.size()), taker);
  }
}
