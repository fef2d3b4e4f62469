package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;

/**
 * Sends a batch until it is settled one way or the other, and keeps the account. Used by the export
 * thread alone.
 */
final class BatchDelivery {
  private final Ledger ledger;
  private final ActiveBackend<Backend> backend;
  private final RetryPause pause;
  private final BackendLog log;

  BatchDelivery(Ledger ledger, ActiveBackend<Backend> backend, RetryPause pause, BackendLog log) {
    this.ledger = ledger;
    this.backend = backend;
    this.pause = pause;
    this.log = log;
  }

  /** Returns when every event of the batch is delivered, refused or dropped. */
  void deliver(Batch batch) {
    byte[] body;
    try {
      body = backend.current().encode(batch.events());
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      halveOrDrop(batch, DropReason.UNENCODABLE, failure.toString());
      return;
    }
    for (int attempt = 0; !pause.isOver(); attempt++) {
      long seen = pause.beforeAttempt();
      SendOutcome outcome = attempt(body);
      if (outcome.kind() != SendOutcome.Kind.RETRYABLE) {
        settle(batch, outcome);
        return;
      }
      log.failed(outcome.detail(), ledger.account());
      pause.await(outcome, attempt, seen);
    }
    drop(batch, DropReason.CLOSED, "closed before the backend took them");
  }

  private SendOutcome attempt(byte[] body) {
    try {
      return backend.current().send(body);
    } catch (Throwable broken) {
      // A broken transport (a class missing, no memory left) costs a batch, never the export
      // thread.
      return SendOutcome.rejected(DropReason.SEND_FAILED, broken.toString());
    }
  }

  private void settle(Batch batch, SendOutcome outcome) {
    if (outcome.kind() == SendOutcome.Kind.ACCEPTED) {
      ledger.delivered(batch.size(), outcome.refused(), batch.bytes());
      log.accepted(outcome, ledger.account());
    } else if (outcome.reason() == DropReason.TOO_LARGE) {
      halveOrDrop(batch, outcome.reason(), outcome.detail());
    } else {
      drop(batch, outcome.reason(), outcome.detail());
    }
  }

  /** One bad event must not take the others of its batch with it. */
  private void halveOrDrop(Batch batch, DropReason reason, String detail) {
    if (batch.size() == 1) {
      drop(batch, reason, detail);
      return;
    }
    int middle = batch.size() / 2;
    deliver(batch.part(0, middle));
    deliver(batch.part(middle, batch.size()));
  }

  private void drop(Batch batch, DropReason reason, String detail) {
    ledger.dropped(reason, batch.size(), batch.bytes());
    log.dropped(reason, batch.size(), detail);
  }
}
