package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.restore.Snapshot;
import dev.faultline.resilience.time.Timer;
import dev.faultline.resilience.timeout.Interruption;

/**
 * A synchronous call that needs more than its thread's stack to remember what it holds: one with a
 * policy that has something to give back, and any whose first attempt has failed. Belongs to the
 * thread that makes the call.
 */
final class GuardedCall {

  private final Policies policies;
  private final Attempts attempts;
  private final Snapshot snapshot;
  private final CompensationScope operation;

  /** What the thread was in the middle of before. */
  private final CompensationScope outer;

  // What the current attempt holds, and has to give back at its end.
  private Admission admission;
  private Interruption interruption;
  private Timer timer;
  private boolean inBulkhead;

  private long attemptStarted;
  private long limitNanos;
  private long limitStarted;
  private long bulkheadEntered;

  /** The attempt is over, and what follows is not decided yet. */
  private boolean pending;

  /** What kept the first attempt from being begun in full; null when it was. */
  private Throwable broken;

  /** There will be no other attempt. */
  private boolean done;

  private Object result;
  private Throwable failure;

  /** Nanoseconds until the next attempt, or {@link Attempts#FINAL}. */
  private long delay;

  GuardedCall(Policies policies, long started, Object receiver) {
    this.policies = policies;
    attempts = new Attempts(policies, started);
    snapshot = policies.snapshot(receiver);
    operation = policies.operation();
    outer = operation == null ? null : policies.compensations.bind(operation);
  }

  /** A call whose first attempt, begun without one of these, is still to be ended. */
  static GuardedCall afterFirst(Policies policies, long started, Admission admission) {
    GuardedCall call = new GuardedCall(policies, started, null);
    call.attempts.next();
    call.attemptStarted = started;
    call.admission = admission;
    return call;
  }

  boolean pending() {
    return pending;
  }

  boolean done() {
    return done;
  }

  Object result() {
    return result;
  }

  /**
   * Begins an attempt, waiting where a policy has it wait. One that is refused is pending then.
   * When this fails for want of stack or memory, what the attempt holds already is remembered.
   */
  GuardedCall begin() {
    attempts.next();
    pending = false;
    Throwable refusal = admit();
    if (refusal != null) {
      failed(refusal);
    }
    return this;
  }

  /** Begins the first attempt, or as much of it as there is stack and memory for. */
  GuardedCall beginFirst() {
    try {
      begin();
    } catch (Error outOfStackOrMemory) {
      // No call in here: there may be no room for one.
      broken = outOfStackOrMemory;
    } catch (Throwable thrown) {
      failed(thrown);
    }
    return this;
  }

  /** What kept {@link #beginFirst} from coming to its end; null for nothing. */
  Throwable broken() {
    return broken;
  }

  /** A first attempt that the circuit breaker has refused already. */
  GuardedCall refused() {
    attempts.next();
    return failed(policies.circuitOpen(attempts.count()));
  }

  /** Gets all permits, the outermost first: null when they are there, else why not. */
  private Throwable admit() {
    attemptStarted = policies.clock();
    if (policies.breaker != null) {
      admission = policies.breaker.acquire();
      if (admission == null) {
        return policies.circuitOpen(attempts.count());
      }
    }
    if (policies.limiter != null) {
      Throwable refusal = passLimiter();
      if (refusal != null) {
        return refusal;
      }
    }
    if (policies.timeout != null) {
      limitNanos = policies.timeout.limitNanos();
      limitStarted = policies.limiter == null ? attemptStarted : policies.clock();
      interruption = Interruption.start();
      timer = policies.environment.interrupt(interruption, limitNanos);
    }
    if (policies.bulkhead != null && !enterBulkhead()) {
      int limit = policies.bulkhead.limit();
      return interruption != null && interruption.isTimeUp()
          // That is what it will have failed with: the bulkhead did not refuse it.
          ? policies.refusals.bulkheadFull(policies.name, limit)
          : policies.bulkheadFull(attempts.count(), limit);
    }
    return null;
  }

  /** Waits for a permit: null when it is there, else why there is none. */
  private Throwable passLimiter() {
    long time = policies.limiter.reserve();
    if (time < 0) {
      return policies.rateLimited(attempts.count(), -time);
    }
    long wait = policies.limiter.waitNanos(time);
    if (!pause(wait)) {
      policies.limiter.cancel(time);
      return policies.rateLimited(attempts.count(), 0);
    }
    if (policies.listener != null) {
      policies.listener.limiterPassed(wait);
    }
    return null;
  }

  private boolean enterBulkhead() {
    long asked = policies.clock();
    try {
      inBulkhead = policies.bulkhead.enter();
    } catch (InterruptedException meanwhile) {
      // Ours, when the attempt's time is up: its end will tell. Else somebody wants this thread to
      // stop waiting, and whoever called shall know.
      Thread.currentThread().interrupt();
    }
    if (inBulkhead && policies.listener != null) {
      bulkheadEntered = policies.clock();
      policies.listener.bulkheadEntered(bulkheadEntered - asked);
    }
    return inBulkhead;
  }

  private void leaveBulkhead() {
    if (inBulkhead) {
      policies.bulkhead.leave();
      inBulkhead = false;
      if (policies.listener != null) {
        policies.listener.bulkheadLeft(policies.clock() - bulkheadEntered);
      }
    }
  }

  /**
   * Ends an attempt that has returned: gives back what it holds, the innermost first.
   *
   * @param invocation null when nobody looks at results
   */
  GuardedCall returned(Object returned, Invocation invocation) {
    return end(returned, null, invocation);
  }

  /** Ends an attempt that has thrown, or that was not begun because of this. */
  GuardedCall failed(Throwable thrown) {
    return end(null, thrown, null);
  }

  private GuardedCall end(Object returned, Throwable thrown, Invocation invocation) {
    result = returned;
    failure = giveBack(returned, thrown, invocation);
    delay = Attempts.FINAL;
    pending = true;
    decide();
    return this;
  }

  /** What the attempt has come to, once all that it holds is given back. */
  private Throwable giveBack(Object returned, Throwable thrown, Invocation invocation) {
    Throwable ended = thrown;
    leaveBulkhead();
    long took = policies.since(attemptStarted);
    if (interruption != null) {
      ended = stopTimeout(ended, took);
    }
    if (ended == null) {
      ended = policies.verify(invocation, returned, attempts.count());
    }
    if (admission != null) {
      policies.record(admission, ended, took);
      admission = null;
    }
    return ended;
  }

  private Throwable stopTimeout(Throwable ended, long took) {
    // By the clock, too: those that interrupt can be late.
    boolean timedOut = endTimeout() || took - (limitStarted - attemptStarted) >= limitNanos;
    policies.timed(took, timedOut);
    if (!timedOut) {
      return ended;
    }
    Throwable refusal = policies.timedOut(attempts.count(), limitNanos);
    if (ended != null) {
      // Where it was interrupted, which is where the time went.
      refusal.addSuppressed(ended);
    }
    return refusal;
  }

  /** Whether the attempt's time was up. */
  private boolean endTimeout() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    boolean timedOut = interruption.end();
    interruption = null;
    return timedOut;
  }

  /**
   * Gives back what the call holds, on whatever thread: its own ran out of stack or memory before
   * it could. If this fails too, it can be tried again.
   */
  void abandon() {
    Interruption running = interruption;
    if (running != null) {
      running.abandon();
      interruption = null;
    }
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    leaveBulkhead();
    if (admission != null) {
      CircuitBreaker.giveBack(admission);
      admission = null;
    }
    if (operation != null) {
      operation.lost();
    }
  }

  /** Whether there is to be another attempt. Checks of the application's own may fail. */
  private void decide() {
    try {
      delay = attempts.again(result, failure);
    } catch (Throwable broken) {
      failure = broken;
      delay = Attempts.FINAL;
    }
  }

  /**
   * Whether what the attempt returned is what the caller gets. To be asked once after its end.
   *
   * @param invocation null when nobody looks at results
   */
  boolean stands(Invocation invocation) {
    if (failure != null || delay != Attempts.FINAL) {
      return false;
    }
    attempts.ended(null);
    endOperation();
    policies.completed(policies.around(), invocation, result);
    return true;
  }

  /**
   * Goes on from the end of an attempt: until the next has begun, or to the call's own end.
   *
   * @throws Throwable what the call fails with
   */
  GuardedCall resume(Invocation invocation) throws Throwable {
    while (pending) {
      if (!pause(delay)) {
        attempts.cancelled();
        delay = Attempts.FINAL;
      }
      if (failure != null || delay != Attempts.FINAL) {
        policies.putBack(snapshot);
      }
      if (delay == Attempts.FINAL) {
        attempts.ended(failure);
        endOperation();
        return finish(invocation);
      }
      beginAnother();
    }
    return this;
  }

  private void beginAnother() {
    try {
      begin();
    } catch (Throwable broken) {
      failed(broken);
    }
  }

  /** The operation that this call may be ends, and its steps are undone if it has failed. */
  private void endOperation() {
    if (operation == null) {
      return;
    }
    policies.compensations.bind(outer);
    if (failure == null) {
      operation.succeeded();
    } else {
      attempts.undo(operation, failure);
    }
  }

  private GuardedCall finish(Invocation invocation) throws Throwable {
    pending = false;
    done = true;
    if (failure != null) {
      result = recover(invocation);
    } else {
      policies.completed(policies.around(), invocation, result);
    }
    return this;
  }

  /** What the first fallback gives that does not fail itself. */
  private Object recover(Invocation invocation) throws Throwable {
    FallbackChain chain = policies.fallbacks;
    Throwable last = failure;
    int first = chain.next(0, failure);
    for (int i = first; i >= 0; i = chain.next(i + 1, failure)) {
      try {
        Object value = chain.step(i).apply(invocation, failure);
        attempts.recovered(i, failure);
        return value;
      } catch (Throwable fallbackFailure) {
        attempts.fallbackFailed(i, failure, fallbackFailure);
        last = fallbackFailure;
      }
    }
    attempts.failed(failure, last, first >= 0);
    throw last;
  }

  /** Waits; an interrupt ends that at once and stays visible. */
  private boolean pause(long nanos) {
    if (nanos <= 0) {
      return true;
    }
    try {
      policies.sleeper.sleep(nanos);
      return true;
    } catch (InterruptedException meanwhile) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
