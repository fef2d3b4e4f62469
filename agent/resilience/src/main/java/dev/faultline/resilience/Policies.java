package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.call.CallCheck;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.compensate.UndoableStep;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.listener.FailingCalls;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.listener.GuardListener.Reason;
import dev.faultline.resilience.refusal.Refusals;
import dev.faultline.resilience.restore.Restore;
import dev.faultline.resilience.restore.Snapshot;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.budget.RetryBudget;
import dev.faultline.resilience.time.Scheduler;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.Timeout;
import java.util.concurrent.Executor;

/**
 * What one guard is made of, and the steps that synchronous and asynchronous calls have in common.
 * Policies that the guard does not have are null. Immutable.
 */
final class Policies {

  final String name;
  final RetryPolicy retry;
  final RetryBudget budget;
  final CircuitBreaker breaker;
  final RateLimiter limiter;
  final Timeout timeout;
  final SemaphoreBulkhead bulkhead;
  final ThreadPoolBulkhead pool;
  final Compensations compensations;
  final FallbackChain fallbacks;
  final boolean offloaded;
  final Refusals refusals;
  final Ticker ticker;
  private final Sleeper sleeper;
  final Scheduler scheduler;
  final GuardEnvironment environment;
  final Executor executor;

  /** Null when nobody listens. */
  final GuardListener listener;

  /** Null when nobody follows calls that fail. */
  final FailingCalls failingCalls;

  private final FailureFilter breakerFailures;
  private final CallCheck accepted;
  private final Compensations stepsOf;
  private final Compensations carried;
  private final UndoableStep step;
  private final Restore restore;

  /** Whether somebody asks how long an attempt took. */
  private final boolean timesAttempts;

  private final boolean clocked;

  /** Whether a policy of synchronous calls goes by when an attempt began. */
  final boolean clocksAttempts;

  Policies(GuardConfiguration configuration, GuardEnvironment environment, GuardListener listener) {
    name = configuration.name;
    retry = configuration.retry;
    budget = retry == null ? null : retry.budget();
    breaker = configuration.breaker;
    limiter = configuration.limiter;
    breakerFailures = configuration.breakerFailures;
    timeout = configuration.timeout;
    bulkhead = configuration.bulkhead;
    pool = configuration.pool;
    accepted = configuration.accepted;
    stepsOf = configuration.stepsOf;
    carried = configuration.carried;
    step = configuration.step;
    restore = configuration.restore;
    compensations = configuration.compensations;
    fallbacks = configuration.fallbacks;
    offloaded = configuration.offloaded;
    refusals = configuration.refusals;
    ticker = environment.ticker();
    sleeper = environment.sleeper();
    scheduler = environment.scheduler();
    this.environment = environment;
    executor = environment.executor();
    this.listener = listener;
    failingCalls = configuration.failingCalls;
    boolean told =
        listener != null && (listener.looksAtDurations() || bulkhead != null || pool != null);
    timesAttempts =
        told || timeout != null || breaker != null && breaker.configuration().looksAtDurations();
    clocked = timesAttempts || limiter != null || retry != null && retry.hasMaxDuration();
    clocksAttempts = breaker != null || timeout != null || limiter != null || bulkhead != null;
  }

  /** Whether a policy or a listener has a use for {@link #clock}. */
  boolean isClocked() {
    return clocked;
  }

  /** A reading of the clock; zero when no policy and no listener has a use for it. */
  long clock() {
    return clocked ? ticker.nanoTime() : 0;
  }

  /**
   * How long an attempt took that began then and has just ended: nanoseconds; zero when nobody
   * asks, which spares the reading of the clock.
   */
  long since(long started) {
    return timesAttempts ? ticker.nanoTime() - started : 0;
  }

  /** As {@link #since}, with the clock read already. */
  long between(long started, long ended) {
    return timesAttempts ? ended - started : 0;
  }

  /** A reading of the clock as an attempt ends; zero when nobody asks how long it took. */
  long clockAtEnd() {
    return timesAttempts ? ticker.nanoTime() : 0;
  }

  /**
   * Waits.
   *
   * @return whether all of the time is over: an interrupt ends it at once, and stays visible
   */
  boolean pause(long nanos) {
    if (nanos <= 0) {
      return true;
    }
    try {
      sleeper.sleep(nanos);
      return true;
    } catch (InterruptedException meanwhile) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether an attempt that succeeds has nothing to give back but the breaker's admission. */
  boolean lean() {
    return limiter == null
        && timeout == null
        && bulkhead == null
        && pool == null
        && restore == null
        && compensations == null;
  }

  /**
   * Whether an asynchronous attempt that need not wait runs on the caller's thread, and has nothing
   * to give back, when it succeeds, but the breaker's admission and a place in a bulkhead.
   */
  boolean direct() {
    return timeout == null
        && pool == null
        && restore == null
        && compensations == null
        && !offloaded
        && !looksAtResults();
  }

  /** The way of an asynchronous attempt through the bulkhead; null when there is none. */
  Entrance entranceOf(AsyncBody body) {
    if (pool != null) {
      return new PoolEntrance(pool, body);
    }
    return bulkhead == null ? null : new SemaphoreEntrance(bulkhead, scheduler, body);
  }

  /** Whether what the code returns decides anything. */
  boolean looksAtResults() {
    return accepted != null || step != null || retry != null && retry.looksAtResults();
  }

  /** What the receiver's fields are as the call begins; null when nobody will put them back. */
  Snapshot snapshot(Object receiver) {
    return restore == null || receiver == null ? null : restore.snapshot(receiver);
  }

  /** Puts fields back, of which there may be none; what fails is told to the restore's listener. */
  void putBack(Snapshot snapshot) {
    if (snapshot != null) {
      snapshot.restore();
    }
  }

  /** The operation that a call is; null when it is none. */
  CompensationScope operation() {
    return compensations == null ? null : compensations.begin(name);
  }

  /**
   * Looks at what an attempt returned.
   *
   * @return null when it will do, else what the attempt has failed with
   */
  Throwable verify(Invocation invocation, Object result, int attempt) {
    if (accepted == null) {
      return null;
    }
    try {
      return accepted.test(invocation, result)
          ? null
          : refused(Reason.RESULT_REJECTED, attempt, refusals.resultRejected(name, result));
    } catch (Throwable broken) {
      return broken;
    }
  }

  /** The operation that a call is a step of if it succeeds; null for none. */
  CompensationScope around() {
    return step == null ? null : stepsOf.current();
  }

  /**
   * A call has succeeded.
   *
   * @param around the operation that it is a step of; null for none
   */
  void completed(CompensationScope around, Invocation invocation, Object result) {
    if (around != null) {
      around.completed(name, step.undoOf(invocation, result));
    } else if (step != null) {
      stepsOf.completedOutside(name);
    }
  }

  /** The operation that other threads take over from this one; null for none. */
  CompensationScope carried() {
    return carried == null ? null : carried.current();
  }

  /** Puts the thread into the middle of an operation, or of none; returns what it was in before. */
  CompensationScope enter(CompensationScope operation) {
    return carried == null ? null : carried.bind(operation);
  }

  /** Another call begins. */
  void called() {
    if (budget != null) {
      budget.called();
    }
  }

  /**
   * Tells that a call has succeeded at its first attempt, which held nothing else.
   *
   * @param admission null when there is no circuit breaker
   */
  void succeededAtOnce(Admission admission, long started) {
    succeeded(admission, since(started));
  }

  /**
   * As above.
   *
   * @param took nanoseconds, as {@link #since} measures
   */
  void succeeded(Admission admission, long took) {
    if (admission != null) {
      record(admission, null, took);
    }
    if (listener != null) {
      listener.ended(End.SUCCEEDED, 1, null, took);
    }
  }

  /**
   * Tells the circuit breaker how an attempt ended that it admitted.
   *
   * @param failure null when it succeeded
   * @param took nanoseconds, as {@link #since} measures
   */
  void record(Admission admission, Throwable failure, long took) {
    if (breaker == null) {
      // Another guard has taken this one's place since, which has none.
      return;
    }
    boolean failed = failure != null && breakerFailures.takes(failure);
    breaker.record(admission, failed, took, failed ? failure : null);
    if (listener != null) {
      listener.recorded(failed);
    }
  }

  Throwable circuitOpen(int attempt) {
    return refused(Reason.CIRCUIT_OPEN, attempt, refusals.circuitOpen(name, breaker.name()));
  }

  /**
   * What an attempt fails with that has no permit.
   *
   * @param waitNanos until it is worth trying again; zero when that is not known
   */
  Throwable rateLimited(int attempt, long waitNanos) {
    return refused(Reason.RATE_LIMITED, attempt, refusals.rateLimited(name, waitNanos));
  }

  Throwable bulkheadFull(int attempt, int limit) {
    return refused(Reason.BULKHEAD_FULL, attempt, refusals.bulkheadFull(name, limit));
  }

  Throwable timedOut(int attempt, long limitNanos) {
    return refused(Reason.TIMED_OUT, attempt, refusals.timedOut(name, limitNanos));
  }

  private Throwable refused(Reason reason, int attempt, Throwable refusal) {
    if (listener != null) {
      listener.refused(reason, attempt);
    }
    return refusal;
  }

  /** Tells the timeout, and who listens, what an attempt took that had one. */
  void timed(long took, boolean timedOut) {
    timeout.took(took, timedOut);
    if (listener != null) {
      listener.timed(took, timedOut);
    }
  }
}
