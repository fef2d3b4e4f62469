package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.failure.Suppression;
import dev.faultline.resilience.restore.Snapshot;
import dev.faultline.resilience.time.Timer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An asynchronous call: one attempt after the other, with nobody's thread waiting in between.
 * Attempts after the first always begin on a thread of the executor's, for the one that the last
 * ended on may be anybody's.
 */
final class AsyncCall implements Handed {

  private final Policies policies;
  private final AsyncKind kind;
  private final Callable<?> body;
  private final Invocation invocation;
  private final Attempts attempts;
  private final Snapshot snapshot;
  private final CompensationScope operation;

  /** What this call is a step of; null for none. */
  private final CompensationScope around;

  /** What its caller is in the middle of, and so is what the caller has run when it ends. */
  private final CompensationScope callers;

  private final AsyncPromise promise = new AsyncPromise(this);

  /**
   * Who makes the call, as long as it is being made, if the first attempt is made by the same.
   * Whatever another thread reads here, it is not that thread.
   */
  private Thread beginner;

  private volatile AsyncAttempt current;
  private volatile Timer untilNext;

  /** Null until the last attempt has failed. */
  private volatile AsyncRecovery recovery;

  // What the last attempt that ended came to.
  private volatile boolean attempted;
  private volatile Object lastResult;
  private volatile Throwable lastFailure;

  /**
   * @param started reading of the guard's clock
   */
  AsyncCall(
      Policies policies, AsyncKind kind, Callable<?> body, Invocation invocation, long started) {
    this.policies = policies;
    this.kind = kind;
    this.body = body;
    this.invocation = invocation;
    attempts = new Attempts(policies, started);
    snapshot = policies.snapshot(invocation.receiver());
    operation = policies.operation();
    around = policies.around();
    callers = policies.carried();
    policies.called();
  }

  /**
   * Begins the first attempt.
   *
   * @return failed when the executor does not take it
   * @throws Error when there is no thread for it; nothing has been begun then
   */
  CompletableFuture<Object> start() {
    if (!policies.offloaded) {
      beginner = Thread.currentThread();
      try {
        begin();
      } finally {
        beginner = null;
      }
      return promise;
    }
    try {
      policies.executor.execute(this);
    } catch (RuntimeException closed) {
      // Of an executor that was given, it may be any.
      endUnguarded(null, closed);
    }
    return promise;
  }

  /**
   * Takes over a first attempt that was begun without one of these, and has passed the rate
   * limiter.
   *
   * @param admission null when there is no circuit breaker
   * @param inBulkhead whether it has passed the bulkhead too, and has to leave it
   * @throws OutOfMemoryError when nothing has been taken over
   */
  void takeOver(long started, Admission admission, boolean inBulkhead) {
    nextAttempt().takeOver(started, admission, inBulkhead);
  }

  /** Goes on where the attempt that was taken over has passed the rate limiter. */
  CompletableFuture<Object> goOn() {
    beginner = Thread.currentThread();
    try {
      current.goOn();
    } finally {
      beginner = null;
    }
    return promise;
  }

  /**
   * Goes on where the code of the attempt that was taken over has run on this thread.
   *
   * @param returned what it returned, which may not be there yet
   * @param thrown what it threw; null when it returned
   */
  CompletableFuture<Object> goOn(Object returned, Throwable thrown) {
    beginner = Thread.currentThread();
    try {
      current.hasRun(returned, thrown);
    } finally {
      beginner = null;
    }
    return promise;
  }

  @Override
  public void run() {
    try {
      begin();
    } catch (Throwable outOfMemory) {
      noThread(outOfMemory);
    }
  }

  /** Begins an attempt. */
  private void begin() {
    if (!promise.isUnderWay()) {
      return;
    }
    AsyncAttempt attempt = nextAttempt();
    if (!promise.isUnderWay()) {
      attempt.cancel(false);
      return;
    }
    attempt.begin();
  }

  private AsyncAttempt nextAttempt() {
    attempts.next();
    AsyncAttempt attempt = new AsyncAttempt(this, policies, attempts.count());
    current = attempt;
    return attempt;
  }

  /**
   * There is no thread to go on with, not even with the attempt under way: what the last one came
   * to stands, and tells why there was no other.
   */
  @Override
  public void noThread(Throwable why) {
    if (!attempted) {
      endHere(null, why);
      return;
    }
    try {
      if (lastFailure != null && promise.isUnderWay()) {
        Suppression.add(causeOf(lastFailure), why);
      }
    } finally {
      endHere(lastResult, lastFailure);
    }
  }

  /**
   * Whether this thread is about to begin the call. Then it is only some levels further on than
   * where it has made sure of its stack, and nobody has the call's stage yet.
   */
  boolean isBegunByThisThread() {
    return beginner == Thread.currentThread();
  }

  Invocation invocation() {
    return invocation;
  }

  AsyncKind kind() {
    return kind;
  }

  Object body() throws Exception {
    CompensationScope outer = policies.enter(operation == null ? callers : operation);
    try {
      return body.call();
    } finally {
      policies.enter(outer);
    }
  }

  /** Puts the thread into the middle of what the caller is; what it was in is to be left to. */
  CompensationScope enterCallers() {
    return policies.enter(callers);
  }

  void leaveTo(CompensationScope outer) {
    policies.enter(outer);
  }

  /** The attempt under way has ended. */
  void attemptEnded(Object result, Throwable failure) {
    if (!promise.isUnderWay()) {
      return;
    }
    lastResult = result;
    lastFailure = failure;
    attempted = true;
    long delay;
    try {
      delay = attempts.again(result, causeOf(failure));
    } catch (Throwable broken) {
      // A check or a delay of the application's own.
      end(null, broken);
      return;
    }
    if (delay != Attempts.FINAL && promise.isUnderWay()) {
      policies.putBack(snapshot);
    }
    if (delay == Attempts.FINAL) {
      end(result, failure);
    } else if (delay == 0) {
      Handing.over(policies.environment, this);
    } else {
      runAfter(delay);
    }
  }

  private void runAfter(long delay) {
    try {
      untilNext = policies.scheduler.schedule(new HandedLater(policies.environment, this), delay);
    } catch (Throwable closedOrNoTimer) {
      noThread(closedOrNoTimer);
      return;
    }
    if (!promise.isUnderWay()) {
      untilNext.cancel();
    }
  }

  /** What the application knows a failure as that a stage has wrapped on its way. */
  static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private void end(Object result, Throwable failure) {
    end(result, failure, true);
  }

  /**
   * The call ends with what it has come to, where no code of the application's may run: no fallback
   * is asked, and what there is to undo is undone when there is a thread.
   */
  void endHere(Object result, Throwable failure) {
    end(result, failure, false);
  }

  private void end(Object result, Throwable failure, boolean mayRunCode) {
    if (failure == null) {
      if (promise.claimSuccess()) {
        succeed(result);
      }
    } else if (promise.claimFailure()) {
      fail(failure, mayRunCode);
    }
  }

  private void succeed(Object result) {
    attempts.ended(null);
    if (operation != null) {
      operation.succeeded();
    }
    policies.completed(around, invocation, result);
    promise.succeed(result);
  }

  private void fail(Throwable failure, boolean mayRunCode) {
    Throwable cause = causeOf(failure);
    attempts.ended(cause);
    policies.putBack(snapshot);
    AsyncRecovery begun = new AsyncRecovery(policies, this, attempts, promise, cause);
    recovery = begun;
    if (promise.isAbandoned()) {
      begun.cancel(promise.interrupts());
    }
    if (mayRunCode) {
      begun.begin(operation, failure);
    } else {
      begun.endHere(operation, failure);
    }
  }

  /** Something of ours has failed: the caller gets what the code has come to. */
  void endUnguarded(Object result, Throwable failure) {
    if (!promise.claimAnyhow()) {
      return;
    }
    if (failure == null) {
      promise.succeed(result);
    } else {
      promise.fail(failure);
    }
  }

  /**
   * The caller has no use for the call any more.
   *
   * @param failed whether its attempts have failed for good before
   */
  void abandoned(boolean failed, boolean interrupt) {
    Timer next = untilNext;
    if (next != null) {
      next.cancel();
    }
    AsyncAttempt attempt = current;
    if (attempt != null) {
      attempt.cancel(interrupt);
    }
    AsyncRecovery fallbacks = recovery;
    if (fallbacks != null) {
      fallbacks.cancel(interrupt);
    }
    if (!failed) {
      attempts.abandoned();
      // The caller's thread has better things to do.
      LateUndo.of(policies, attempts, operation, null);
    }
  }
}
