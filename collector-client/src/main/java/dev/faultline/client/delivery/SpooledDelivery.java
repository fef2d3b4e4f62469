package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.spool.SpooledBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends batches from disk, in parts when the backend finds one too large. A batch leaves the disk,
 * and enters the account, when the backend has answered for all of its parts: what was sent of one
 * that has to wait in the middle is sent once more later, which its ids make harmless. Used by the
 * export thread alone.
 */
final class SpooledDelivery {
  private final ExportSpool spool;
  private final ActiveBackend<Backend> backend;
  private final Attempts attempts;
  private final Ledger ledger;
  private final BackendLog log;

  /** In bytes as they are on disk. */
  private final BatchLimit limit = new BatchLimit();

  private Backend sentTo;

  SpooledDelivery(
      ExportSpool spool,
      ActiveBackend<Backend> backend,
      Attempts attempts,
      Ledger ledger,
      BackendLog log) {
    this.spool = spool;
    this.backend = backend;
    this.attempts = attempts;
    this.ledger = ledger;
    this.log = log;
  }

  /** An answer that settles a part. */
  private static final class Answer {
    final int events;
    final SendOutcome outcome;

    Answer(int events, SendOutcome outcome) {
      this.events = events;
      this.outcome = outcome;
    }
  }

  /** Returns when it has left the disk, or was put back. */
  void deliver(SpooledBatch batch) {
    if (backend.current() != sentTo) {
      limit.forget();
      sentTo = backend.current();
    }
    List<Answer> answers = new ArrayList<>();
    if (!send(batch.body(), batch.events(), answers)) {
      spool.putBack(batch);
      return;
    }
    for (Answer answer : answers) {
      enter(answer.events, answer.outcome);
    }
    spool.settle(batch);
  }

  /** Whether all of it has been answered for. */
  private boolean send(byte[] body, int events, List<Answer> answers) {
    List<byte[]> halves = body.length > limit.bytes() ? halves(body, events) : null;
    if (halves != null) {
      return sendBoth(halves, events, answers);
    }
    SendOutcome outcome = attempts.send(body);
    if (outcome.kind() == SendOutcome.Kind.RETRYABLE) {
      return false;
    }
    if (outcome.kind() == SendOutcome.Kind.ACCEPTED) {
      limit.taken(body.length);
    } else if (outcome.reason() == DropReason.TOO_LARGE) {
      halves = halves(body, events);
      if (halves != null) {
        limit.tooLarge(body.length);
        return sendBoth(halves, events, answers);
      }
    }
    answers.add(new Answer(events, outcome));
    return true;
  }

  private boolean sendBoth(List<byte[]> halves, int events, List<Answer> answers) {
    int first = events / 2;
    return send(halves.get(0), first, answers) && send(halves.get(1), events - first, answers);
  }

  /** Null when there are none. */
  private List<byte[]> halves(byte[] body, int events) {
    if (events < 2) {
      return null;
    }
    try {
      return backend.current().halve(body, events);
    } catch (IOException | RuntimeException damaged) {
      // Then the backend decides about the whole.
      return null;
    }
  }

  private void enter(int events, SendOutcome outcome) {
    if (outcome.kind() == SendOutcome.Kind.ACCEPTED) {
      ledger.deliveredSpooled(events, outcome.refused());
      log.accepted(outcome, events, ledger.account());
    } else {
      ledger.droppedSpooled(outcome.reason(), events);
      log.dropped(outcome.reason(), events, outcome.detail());
    }
  }
}
