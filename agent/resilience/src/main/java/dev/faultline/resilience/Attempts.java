package dev.faultline.resilience;

import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.compensate.UndoneSteps;
import dev.faultline.resilience.failure.Suppression;
import dev.faultline.resilience.listener.FailingCall;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.retry.RetryPolicy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * The attempts of one call: how many there were, since when, and whether there is to be another.
 * Used by one thread after the other.
 */
final class Attempts {

  /** There is to be no other attempt. */
  static final long FINAL = -1;

  private static final AtomicIntegerFieldUpdater<Attempts> COUNT =
      AtomicIntegerFieldUpdater.newUpdater(Attempts.class, "count");

  private final Policies policies;
  private final long started;

  /** Read, too, by who cancels. */
  private volatile int count;

  private long previousDelay;

  /** Said when it is known; this is what is left when a check fails that was to say it. */
  private End end = End.NOT_RETRYABLE;

  /** Null until an attempt fails, and when nobody follows. */
  private volatile FailingCall failing;

  /**
   * @param started reading of the guard's clock; anything when the guard has no use for it
   */
  Attempts(Policies policies, long started) {
    this.policies = policies;
    this.started = started;
  }

  /** When the call began, by the guard's clock. */
  long started() {
    return started;
  }

  /** Another attempt begins. */
  void next() {
    // One thread writes at a time; a fence would cost as much as all else of a retry.
    COUNT.lazySet(this, count + 1);
  }

  /** Which attempt this is, from 1. */
  int count() {
    return count;
  }

  /**
   * Whether there is to be another attempt.
   *
   * @param result what the last returned, when it did not fail
   * @param failure what the last failed with; null when it did not
   * @return nanoseconds to wait before it, or {@link #FINAL}
   */
  long again(Object result, Throwable failure) {
    RetryPolicy retry = policies.retry;
    if (retry == null || !(failure == null ? retry.rejects(result) : retry.takes(failure))) {
      return last(failure == null ? End.SUCCEEDED : End.NOT_RETRYABLE);
    }
    if (count >= retry.maxAttempts()) {
      return last(End.ATTEMPTS_EXHAUSTED);
    }
    long delay = delay(result, failure);
    if (delay < 0) {
      return last(End.NOT_RETRYABLE);
    }
    if (retry.hasMaxDuration() && !retry.inTime(policies.ticker.nanoTime() - started, delay)) {
      return last(End.DURATION_EXHAUSTED);
    }
    if (retry.budget() != null && !retry.budget().tryRetry()) {
      return last(End.BUDGET_EXHAUSTED);
    }
    previousDelay = delay;
    if (policies.listener != null) {
      policies.listener.retrying(count, failure, delay);
    }
    if (policies.failingCalls != null) {
      failing().retrying(count, failure, delay);
    }
    return delay;
  }

  /** Negative when there is none to be had: a supplier of the application's may fail itself. */
  private long delay(Object result, Throwable failure) {
    try {
      return policies.retry.delayNanos(count, previousDelay, result, failure);
    } catch (Throwable broken) {
      if (failure == null) {
        throw broken;
      }
      // The call has failed already, and that is what the caller has to know.
      Suppression.add(failure, broken);
      return FINAL;
    }
  }

  private long last(End reason) {
    end = reason;
    return FINAL;
  }

  /** The caller has no use for the call any more. */
  void cancelled() {
    end = End.CANCELLED;
  }

  /** Tells that there will be no other attempt; a fallback may follow. */
  void ended(Throwable failure) {
    ended(failure, policies.listener == null ? 0 : policies.since(started));
  }

  /**
   * As {@link #ended(Throwable)}, of a call that has succeeded.
   *
   * @param now a reading of the guard's clock; anything when the guard has no use for it
   */
  void succeeded(long now) {
    ended(null, policies.between(started, now));
  }

  private void ended(Throwable failure, long took) {
    GuardListener listener = policies.listener;
    if (listener != null) {
      listener.ended(end, count, failure, took);
    }
    if (failing != null || failure != null && policies.failingCalls != null) {
      failing().ended(end, count, failure);
    }
  }

  /** Tells that the caller has cancelled the call while an attempt was under way. */
  void abandoned() {
    end = End.CANCELLED;
    if (policies.listener != null) {
      Throwable cancellation = new CancellationException();
      policies.listener.ended(end, count, cancellation, policies.since(started));
      policies.listener.failed(cancellation, false);
    }
    if (failing != null) {
      failing.ended(end, count, null);
    }
  }

  private FailingCall failing() {
    FailingCall there = failing;
    if (there == null) {
      there = policies.failingCalls.began(policies.name);
      failing = there;
    }
    return there;
  }

  /**
   * Undoes the steps of an operation.
   *
   * @param failure what the call has failed with; null when it was cancelled
   */
  void undo(CompensationScope operation, Throwable failure) {
    if (policies.failingCalls == null) {
      operation.failed(failure);
      return;
    }
    UndoneSteps steps = new UndoneSteps();
    operation.failed(failure, steps);
    if (!steps.isEmpty()) {
      failing().undone(failure, steps);
    }
  }

  /** Tells that a fallback gave the result. */
  void recovered(int step, Throwable failure) {
    if (policies.listener != null) {
      policies.listener.recovered(step, failure);
    }
    if (policies.failingCalls != null) {
      failing().recovered(step, failure);
    }
  }

  /** Tells that a fallback failed. */
  void fallbackFailed(int step, Throwable failure, Throwable fallbackFailure) {
    if (policies.listener != null) {
      policies.listener.fallbackFailed(step, failure, fallbackFailure);
    }
  }

  /**
   * Tells what the caller gets for the failure of the call.
   *
   * @param thrown that failure, or another
   * @param fallbackTried whether there was a fallback for it
   */
  void failed(Throwable failure, Throwable thrown, boolean fallbackTried) {
    if (policies.listener != null) {
      policies.listener.failed(failure, fallbackTried);
    }
    if (policies.failingCalls != null && thrown != failure) {
      failing().replaced(failure, thrown);
    }
  }
}
