package dev.faultline.resilience.listener;

/**
 * Is told what one guard does. It is told on the thread that does it, so it must be quick, must not
 * wait and must not throw. A guard that has none measures and makes nothing for it.
 *
 * <p>What happens to a circuit breaker itself, which several guards may share, is told by it.
 */
public abstract class GuardListener {

  /** Why a guard failed an attempt. */
  public enum Reason {
    /** The circuit breaker was open. */
    CIRCUIT_OPEN,
    /** The rate limiter had no permit. */
    RATE_LIMITED,
    /** The bulkhead had no room. */
    BULKHEAD_FULL,
    /** The attempt took too long. */
    TIMED_OUT,
    /** The result was not accepted. */
    RESULT_REJECTED
  }

  /** How a call came to its end, fallbacks not counted. */
  public enum End {
    /** An attempt succeeded. */
    SUCCEEDED,
    /** The last failure is not one to retry, or the guard has no retry. */
    NOT_RETRYABLE,
    /** There have been as many attempts as may be. */
    ATTEMPTS_EXHAUSTED,
    /** The time for all attempts is over. */
    DURATION_EXHAUSTED,
    /** The service's retry budget is used up. */
    BUDGET_EXHAUSTED,
    /** The caller cancelled, or was interrupted while waiting for the next attempt. */
    CANCELLED
  }

  /**
   * Whether it looks at how long calls take. Asked once, when a guard is made: if nobody looks, a
   * guard can do without reading the clock, and the durations of {@link #ended} are 0.
   */
  public boolean looksAtDurations() {
    return true;
  }

  /**
   * A call has come to its end; a fallback may follow.
   *
   * @param attempts how many attempts there were, at least one
   * @param failure what the last attempt failed with; null when it succeeded
   * @param nanos how long all of it took, waiting between attempts included; 0 when the guard did
   *     not measure it
   */
  public void ended(End end, int attempts, Throwable failure, long nanos) {}

  /**
   * Another attempt will be made.
   *
   * @param attempt which attempt has failed, from 1
   * @param failure what it failed with; null when its result asks for another
   * @param delayNanos how long the guard waits before
   */
  public void retrying(int attempt, Throwable failure, long delayNanos) {}

  /** The guard, not the guarded code, failed an attempt. */
  public void refused(Reason reason, int attempt) {}

  /**
   * The circuit breaker was told how an attempt ended that it had let through.
   *
   * @param failed whether that counts as a failure
   */
  public void recorded(boolean failed) {}

  /**
   * An attempt with a timeout has ended.
   *
   * @param nanos how long it took
   * @param timedOut whether its time was up
   */
  public void timed(long nanos, boolean timedOut) {}

  /**
   * The bulkhead let an attempt in.
   *
   * @param waitedNanos how long it waited for that
   */
  public void bulkheadEntered(long waitedNanos) {}

  /**
   * An attempt that the bulkhead let in is over.
   *
   * @param ranNanos how long it was in
   */
  public void bulkheadLeft(long ranNanos) {}

  /**
   * The rate limiter let an attempt through.
   *
   * @param waitedNanos how long it had to wait
   */
  public void limiterPassed(long waitedNanos) {}

  /**
   * A fallback gave the result in place of the failed call.
   *
   * @param step which of the chain, from 0
   */
  public void recovered(int step, Throwable failure) {}

  /**
   * A fallback failed itself.
   *
   * @param step which of the chain, from 0
   * @param failure what the call failed with
   * @param fallbackFailure what the fallback failed with
   */
  public void fallbackFailed(int step, Throwable failure, Throwable fallbackFailure) {}

  /**
   * The caller gets a failure: no fallback gave a result in place of it. Told after all else of the
   * call.
   *
   * @param failure what the call failed with, not what a fallback did
   * @param fallbackTried whether a fallback was asked
   */
  public void failed(Throwable failure, boolean fallbackTried) {}
}
