package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;

/** Attempts to send, one at a time, behind the circuit breaker. Used by the export thread alone. */
final class Attempts {
  private static final DropReason[] REASONS = DropReason.values();

  private final ActiveBackend<Backend> backend;
  private final Sending sending;
  private final BackendCircuit circuit;
  private final Ledger ledger;
  private final BackendLog log;

  private Backend asked;

  /** What the backend knows to be lost that was never sent to it; by the reasons' ordinals. */
  private final long[] told = new long[REASONS.length];

  Attempts(
      ActiveBackend<Backend> backend,
      Sending sending,
      BackendCircuit circuit,
      Ledger ledger,
      BackendLog log) {
    this.backend = backend;
    this.sending = sending;
    this.circuit = circuit;
    this.ledger = ledger;
    this.log = log;
  }

  /**
   * One attempt, whatever the circuit says, and another when one that fails was with a backend that
   * is replaced by now: nothing is known of the one in its place.
   */
  SendOutcome send(byte[] body) {
    Backend to;
    SendOutcome outcome;
    do {
      circuit.attempting();
      to = backend.current();
      outcome = attempt(to, body);
    } while (isRetryable(outcome) && backend.isReplaced(to));
    if (isRetryable(outcome)) {
      circuit.failed(outcome);
      log.failed(outcome.detail(), ledger.account());
    } else {
      circuit.answered();
    }
    return outcome;
  }

  private static boolean isRetryable(SendOutcome outcome) {
    return outcome.kind() == SendOutcome.Kind.RETRYABLE;
  }

  private void tellLosses(Backend to) {
    DeliveryAccount account = ledger.account();
    for (DropReason reason : REASONS) {
      long more = account.dropped(reason) - told[reason.ordinal()];
      if (more > 0 && !reason.isOfBackend()) {
        told[reason.ordinal()] += more;
        to.lost(reason, more);
      }
    }
  }

  private SendOutcome attempt(Backend to, byte[] body) {
    try {
      if (to != asked) {
        asked = to;
        log.redirected(to.description());
      }
      tellLosses(to);
      return sending.send(to, body);
    } catch (Throwable broken) {
      // A broken transport (a class missing, no memory left) costs a batch, never the export
      // thread.
      return SendOutcome.rejected(DropReason.SEND_FAILED, broken.toString());
    }
  }
}
