package dev.faultline.client.delivery;

import dev.faultline.client.backend.SendOutcome;
import java.util.concurrent.locks.LockSupport;

/**
 * A circuit breaker around the backend: open after an attempt that failed, for a pause that grows
 * with each further one, then half-open for one attempt, closed when the backend answers. A flush
 * half-opens it at once, and so does the end. Used by the export thread alone.
 */
final class BackendCircuit {
  private final Backoff backoff;
  private final FlushRequests flushes;
  private final CloseDeadline deadline;
  private int failures;
  private long openedAtNanos;
  private long openNanos;

  /** How many flushes there had been before the last attempt. */
  private long flushesSeen;

  BackendCircuit(Backoff backoff, FlushRequests flushes, CloseDeadline deadline) {
    this.backoff = backoff;
    this.flushes = flushes;
    this.deadline = deadline;
  }

  /** To be called before each attempt: any later flush cuts short the pause that follows it. */
  void attempting() {
    flushesSeen = flushes.made();
  }

  /** The backend answered, whatever it said. */
  void answered() {
    failures = 0;
    openNanos = 0;
  }

  /** The attempt failed and may be repeated later. */
  void failed(SendOutcome outcome) {
    openNanos = Math.max(backoff.delayNanos(failures), outcome.retryAfterNanos());
    openedAtNanos = System.nanoTime();
    failures++;
  }

  /** What could not be sent waits in memory, and the queue behind it: nobody flushes that now. */
  void holdsUpTheQueue() {
    flushes.failed(flushesSeen);
  }

  /** For how long it is open still, in nanoseconds; 0 or less when it is not. */
  long remainingNanos() {
    if (failures == 0 || flushes.made() != flushesSeen) {
      return 0;
    }
    return openNanos - (System.nanoTime() - openedAtNanos);
  }

  boolean isOpen() {
    return remainingNanos() > 0;
  }

  /** Whether a closed delivery has had its time. */
  boolean isOver() {
    return deadline.isPassed();
  }

  /** Waits until it is not open, or it is over. */
  void await() {
    while (true) {
      long nanos = Math.min(remainingNanos(), deadline.remainingNanos());
      if (nanos <= 0) {
        return;
      }
      LockSupport.parkNanos(this, nanos);
      // Nobody has business interrupting this thread, and a set flag would turn parking into
      // spinning.
      Thread.interrupted();
    }
  }
}
