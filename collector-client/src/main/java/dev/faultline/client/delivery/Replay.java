package dev.faultline.client.delivery;

import dev.faultline.client.spool.SpooledBatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends what waits on disk, batch after batch, never faster than its pace: what is fresh goes
 * first, and a backend that has come back is not run over. Used by the export thread alone.
 */
final class Replay {
  /** How often to look for what processes that have ended left behind. */
  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ExportSpool spool;
  private final SpooledDelivery delivery;
  private final BackendCircuit circuit;
  private final Ledger ledger;
  private final long paceNanos;
  private long sentAtNanos;
  private long lookedAtNanos = System.nanoTime();

  Replay(
      ExportSpool spool,
      SpooledDelivery delivery,
      BackendCircuit circuit,
      Ledger ledger,
      long paceNanos) {
    this.spool = spool;
    this.delivery = delivery;
    this.circuit = circuit;
    this.ledger = ledger;
    this.paceNanos = paceNanos;
    this.sentAtNanos = System.nanoTime() - paceNanos;
  }

  /** How long there is nothing to do, in nanoseconds; 0 or less when there is something now. */
  long idleNanos() {
    if (!spool.isUsed() || ledger.account().closed()) {
      return Long.MAX_VALUE;
    }
    long now = System.nanoTime();
    long untilLook = LOOK_NANOS - (now - lookedAtNanos);
    if (!spool.hasWaiting()) {
      return untilLook;
    }
    long untilNext = Math.max(paceNanos - (now - sentAtNanos), circuit.remainingNanos());
    return Math.min(untilLook, untilNext);
  }

  /** Does what is due, if anything is: one batch at most. */
  void run() {
    // It may be another than before.
    spool.open();
    if (idleNanos() > 0) {
      return;
    }
    long now = System.nanoTime();
    if (now - lookedAtNanos >= LOOK_NANOS) {
      lookedAtNanos = now;
      spool.takeOver();
    }
    if (spool.hasWaiting() && !circuit.isOpen() && now - sentAtNanos >= paceNanos) {
      sendOldest();
      sentAtNanos = System.nanoTime();
    }
  }

  private void sendOldest() {
    SpooledBatch batch = spool.next();
    if (batch != null) {
      delivery.deliver(batch);
    }
  }
}
