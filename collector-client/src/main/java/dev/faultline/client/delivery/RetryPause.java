package dev.faultline.client.delivery;

import dev.faultline.client.backend.SendOutcome;
import java.util.concurrent.locks.LockSupport;

/**
 * The wait between two attempts. A flush cuts it short, and so does the end. Used by the export
 * thread alone.
 */
final class RetryPause {
  private final Backoff backoff;
  private final FlushRequests flushes;
  private final CloseDeadline deadline;

  RetryPause(Backoff backoff, FlushRequests flushes, CloseDeadline deadline) {
    this.backoff = backoff;
    this.flushes = flushes;
    this.deadline = deadline;
  }

  /**
   * Notes which flushes there were before an attempt: any later one cuts short the pause that
   * follows it.
   */
  long beforeAttempt() {
    return flushes.made();
  }

  /** Whether a closed delivery has had its time. */
  boolean isOver() {
    return deadline.isPassed();
  }

  /* Tells those who flush that the attempt failed, and waits.
   *
   * @param failed the outcome of the attempt before
   * @param attempt 0 for the first that failed
   * @param seen what {@link #beforeAttempt()} gave for it
   */
  void await(SendOutcome failed, int attempt, long seen) {
    flushes.failed(seen);
    long delay = Math.max(backoff.delayNanos(attempt), failed.retryAfterNanos());
    long start = System.nanoTime();
    while (flushes.made() == seen) {
      long remaining = Math.min(delay - (System.nanoTime() - start), deadline.remainingNanos());
      if (remaining <= 0) {
        return;
      }
      LockSupport.parkNanos(this, remaining);
      // Nobody has business interrupting this thread, and a set flag would turn parking into
      // spinning.
      Thread.interrupted();
    }
  }
}
