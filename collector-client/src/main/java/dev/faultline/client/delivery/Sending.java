package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * How an encoded batch is handed to the backend: on the export thread itself, which has nothing to
 * do meanwhile; where there is a spool, on a thread of its own, so that a backend that takes long
 * does not keep events from the disk. The export thread then waits for a second, or until the queue
 * is half full, and puts on disk what is due, for as long as the attempt takes. Used by the export
 * thread alone, but for {@link #hurry}.
 */
final class Sending {
  /** Most attempts are through by then, and what follows them need not take the way by the disk. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How often to look how full the queue is. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SendThread thread;
  private final ExportSpool spool;
  private final QueueToDisk meanwhile;
  private final Ledger ledger;
  private final int half;
  private volatile boolean hurried;

  Sending(
      ThreadFactory threads,
      ExportSpool spool,
      QueueToDisk meanwhile,
      Ledger ledger,
      int queueCapacity) {
    this.thread = new SendThread(threads);
    this.spool = spool;
    this.meanwhile = meanwhile;
    this.ledger = ledger;
    this.half = queueCapacity / 2;
  }

  /** As {@link Backend#send}, whatever that throws too. */
  SendOutcome send(Backend to, byte[] body) {
    SendAttempt attempt = new SendAttempt(to, body);
    if (!spool.isWanted() || !thread.begin(attempt)) {
      return to.send(body);
    }
    long start = System.nanoTime();
    while (!attempt.isDone()) {
      long patience = PATIENCE_NANOS - (System.nanoTime() - start);
      if (patience > 0 && !hurried && ledger.account().waiting() <= half) {
        attempt.await(Math.min(patience, LOOK_NANOS));
      } else {
        meanwhile.putNext(attempt);
      }
    }
    return attempt.outcome();
  }

  /** Whatever waits for an attempt is to go its own way at once. Called by any thread. */
  void hurry() {
    hurried = true;
  }

  /** Lets go of what it has, at the end. */
  void end() {
    thread.end();
  }
}
