package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * On a thread of its own, so that a backend that takes long does not keep events from the disk: the
 * export thread waits for a second, or until the queue is half full, and then puts on disk what is
 * due, for as long as the attempt takes.
 */
final class SendingAside implements Sending {
  /** Most attempts are through by then, and what follows them need not take the way by the disk. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How often to look how full the queue is. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SendThread thread;
  private final QueueToDisk meanwhile;
  private final Ledger ledger;
  private final int half;
  private volatile boolean hurried;

  SendingAside(ThreadFactory threads, QueueToDisk meanwhile, Ledger ledger, int queueCapacity) {
    this.thread = new SendThread(threads);
    this.meanwhile = meanwhile;
    this.ledger = ledger;
    this.half = queueCapacity / 2;
  }

  @Override
  public SendOutcome send(Backend to, byte[] body) {
    final SendAttempt attempt = new SendAttempt(to, body);
    if (!thread.begin(attempt)) {
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

  @Override
  public void hurry() {
    hurried = true;
  }

  @Override
  public void end() {
    thread.end();
  }
}
