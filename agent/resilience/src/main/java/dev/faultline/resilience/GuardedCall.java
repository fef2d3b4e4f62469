package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.restore.Snapshot;

/**
 * A synchronous call that needs more than its thread's stack to remember what it holds: one with a
 * policy that has something to give back, and any whose first attempt has failed. Belongs to the
 * thread that makes the call.
 */
final class GuardedCall {

  private final Policies policies;
  private final Attempts attempts;

  /** Of the current attempt. */
  private final AttemptPermits permits;

  private final Snapshot snapshot;
  private final CompensationScope operation;

  /** What the thread was in the middle of before. */
  private final CompensationScope outer;

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
    permits = new AttemptPermits(policies);
    snapshot = policies.snapshot(receiver);
    operation = policies.operation();
    outer = operation == null ? null : policies.compensations.bind(operation);
  }

  /** A call whose first attempt, begun without one of these, is still to be ended. */
  static GuardedCall afterFirst(Policies policies, long started, Admission admission) {
    GuardedCall call = new GuardedCall(policies, started, null);
    call.attempts.next();
    call.permits.takeOver(started, admission);
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
    return begin(policies.clocksAttempts ? policies.clock() : 0);
  }

  private GuardedCall begin(long now) {
    attempts.next();
    pending = false;
    Throwable refusal = permits.acquire(attempts.count(), now);
    if (refusal != null) {
      failed(refusal);
    }
    return this;
  }

  /** Begins the first attempt, or as much of it as there is stack and memory for. */
  GuardedCall beginFirst() {
    try {
      // To look at the receiver's fields takes its time.
      begin(snapshot == null ? attempts.started() : policies.clock());
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
    failure = permits.giveBack(returned, thrown, invocation, attempts.count());
    delay = Attempts.FINAL;
    pending = true;
    decide();
    return this;
  }

  /**
   * Gives back what the call holds, on whatever thread: its own ran out of stack or memory before
   * it could. If this fails too, it can be tried again.
   */
  void abandon() {
    permits.abandon();
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
    if (invocation == null) {
      attempts.succeeded(permits.endedAt());
    } else {
      attempts.ended(null);
    }
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
      if (!policies.pause(delay)) {
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
}
