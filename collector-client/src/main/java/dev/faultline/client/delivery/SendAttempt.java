package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import java.util.concurrent.locks.LockSupport;

/** One {@link Backend#send} on another thread than the one that waits for it. */
final class SendAttempt implements Runnable {
  private final Backend to;
  private final byte[] body;
  private final Thread waiting = Thread.currentThread();
  private SendOutcome outcome;
  private Throwable broken;

  /** Set last. */
  private volatile boolean done;

  /** Awaited by the thread that makes it. */
  SendAttempt(Backend to, byte[] body) {
    this.to = to;
    this.body = body;
  }

  @Override
  public void run() {
    try {
      outcome = to.send(body);
    } catch (Throwable thrown) {
      broken = thrown;
    } finally {
      done = true;
      LockSupport.unpark(waiting);
    }
  }

  boolean isDone() {
    return done;
  }

  /** Waits, perhaps not as long. */
  void await(long nanos) {
    if (!done) {
      LockSupport.parkNanos(this, nanos);
      // Nobody has business interrupting this thread, and a set flag would turn parking into
      // spinning.
      Thread.interrupted();
    }
  }

  /** To be called when it is done. */
  SendOutcome outcome() {
    if (broken instanceof Error) {
      throw (Error) broken;
    }
    if (broken != null) {
      throw (RuntimeException) broken;
    }
    return outcome;
  }
}
