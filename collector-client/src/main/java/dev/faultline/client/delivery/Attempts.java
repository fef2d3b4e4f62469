package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;

/** Attempts to send, one at a time, behind the circuit breaker. Used by the export thread alone. */
final class Attempts {
  private final ActiveBackend<Backend> backend;
  private final BackendCircuit circuit;
  private final Ledger ledger;
  private final BackendLog log;

  Attempts(ActiveBackend<Backend> backend, BackendCircuit circuit, Ledger ledger, BackendLog log) {
    this.backend = backend;
    this.circuit = circuit;
    this.ledger = ledger;
    this.log = log;
  }

  /** One attempt, whatever the circuit says. */
  SendOutcome send(byte[] body) {
    circuit.attempting();
    SendOutcome outcome = attempt(body);
    if (outcome.kind() == SendOutcome.Kind.RETRYABLE) {
      circuit.failed(outcome);
      log.failed(outcome.detail(), ledger.account());
    } else {
      circuit.answered();
    }
    return outcome;
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
}
