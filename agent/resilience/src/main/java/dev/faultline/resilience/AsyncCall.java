package dev.faultline.resilience;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.restore.Snapshot;
import dev.faultline.resilience.time.Timer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An asynchronous call: one attempt after the other, with nobody's thread waiting in between.
 * Attempts after the first always begin on a thread of the executor's, for the one that the last
 * ended on may be anybody's.
 */
final class AsyncCall implements Runnable {

  private final Policies policies;
  private final AsyncKind kind;
  private final Callable<?> body;
  private final Invocation invocation;
  private final Attempts attempts;
  private final Snapshot snapshot;
  private final CompensationScope operation;

  /** What this call is a step of; null for none. */
  private final CompensationScope around;

  private final Promise promise = new Promise(this);

  /** Either the last attempt has ended or the caller has cancelled. */
  private final AtomicBoolean over = new AtomicBoolean();

  private volatile AsyncAttempt current;
  private volatile Timer untilNext;

  AsyncCall(Policies policies, AsyncKind kind, Callable<?> body, Invocation invocation) {
    this.policies = policies;
    this.kind = kind;
    this.body = body;
    this.invocation = invocation;
    attempts = new Attempts(policies, policies.clock());
    snapshot = policies.snapshot(invocation.receiver());
    operation = policies.operation();
    around = policies.around();
    if (policies.budget != null) {
      policies.budget.called();
    }
  }

  /** Begins the first attempt. */
  CompletableFuture<Object> start() {
    if (policies.offloaded) {
      dispatch(this);
    } else {
      run();
    }
    return promise;
  }

  /** Begins an attempt. */
  @Override
  public void run() {
    if (over.get()) {
      return;
    }
    attempts.next();
    AsyncAttempt attempt = new AsyncAttempt(this, policies, attempts.count());
    current = attempt;
    if (over.get()) {
      attempt.cancel(false);
      return;
    }
    attempt.begin();
  }

  Invocation invocation() {
    return invocation;
  }

  AsyncKind kind() {
    return kind;
  }

  Object body() throws Exception {
    if (operation == null) {
      return body.call();
    }
    CompensationScope outer = policies.compensations.bind(operation);
    try {
      return body.call();
    } finally {
      policies.compensations.bind(outer);
    }
  }

  /**
   * Runs a task on a thread of the executor's.
   *
   * @return false when there are none any more, which is what the call then has failed with
   */
  boolean dispatch(Runnable task) {
    // Executors have locks, which whoever is out of stack may leave locked.
    StackRoom.ensure();
    try {
      policies.executor.execute(task);
      return true;
    } catch (RejectedExecutionException closed) {
      fail(closed);
      return false;
    }
  }

  /** The same, for a timer, whose failures nobody hears of: the call would never end. */
  void dispatchLater(Runnable task) {
    try {
      dispatch(task);
    } catch (Throwable noThread) {
      fail(noThread);
    }
  }

  private void fail(Throwable failure) {
    over.set(true);
    promise.completeExceptionally(failure);
  }

  /** The attempt under way has ended. */
  void attemptEnded(Object result, Throwable failure) {
    long delay;
    try {
      delay = attempts.again(result, causeOf(failure));
    } catch (Throwable broken) {
      // A check or a delay of the application's own.
      last(null, broken);
      return;
    }
    if (delay != Attempts.FINAL && !over.get()) {
      policies.putBack(snapshot);
    }
    if (delay == Attempts.FINAL) {
      last(result, failure);
    } else if (delay == 0) {
      dispatch(this);
    } else {
      runAfter(delay);
    }
  }

  private void runAfter(long delay) {
    try {
      untilNext =
          policies.scheduler.schedule(
              new Runnable() {
                @Override
                public void run() {
                  dispatchLater(AsyncCall.this);
                }
              },
              delay);
    } catch (IllegalStateException closed) {
      fail(closed);
      return;
    }
    if (over.get()) {
      untilNext.cancel();
    }
  }

  /** What the application knows a failure as that a stage has wrapped on its way. */
  static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private void last(Object result, Throwable failure) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    attempts.ended(causeOf(failure));
    if (failure == null) {
      if (operation != null) {
        operation.succeeded();
      }
      policies.completed(around, invocation, result);
      promise.complete(result);
    } else {
      policies.putBack(snapshot);
      undo(causeOf(failure));
      recover(0, causeOf(failure), failure);
    }
  }

  private void undo(Throwable failure) {
    if (operation != null) {
      attempts.undo(operation, failure);
    }
  }

  /**
   * Asks the fallbacks in turn.
   *
   * @param from the first to be asked
   * @param failure what the call failed with
   * @param last what the caller gets when none of them has a result
   */
  private void recover(int from, Throwable failure, Throwable last) {
    int step = policies.fallbacks.next(from, failure);
    if (step < 0) {
      // Before those hear of it who wait for the result.
      attempts.failed(failure, causeOf(last), from > 0);
      promise.completeExceptionally(last);
      return;
    }
    try {
      kind.whenEnded(
          policies.fallbacks.step(step).apply(invocation, failure),
          new BodyEnd() {
            @Override
            public void bodyEnded(Object result, Throwable fallbackFailure) {
              if (fallbackFailure == null) {
                recovered(step, failure, result);
              } else {
                notRecovered(step, failure, fallbackFailure);
              }
            }
          });
    } catch (Throwable fallbackFailure) {
      notRecovered(step, failure, fallbackFailure);
    }
  }

  private void recovered(int step, Throwable failure, Object result) {
    attempts.recovered(step, failure);
    promise.complete(result);
  }

  private void notRecovered(int step, Throwable failure, Throwable fallbackFailure) {
    attempts.fallbackFailed(step, failure, causeOf(fallbackFailure));
    recover(step + 1, failure, fallbackFailure);
  }

  private void cancel(boolean interrupt) {
    boolean first = over.compareAndSet(false, true);
    Timer next = untilNext;
    if (next != null) {
      next.cancel();
    }
    AsyncAttempt attempt = current;
    if (attempt != null) {
      attempt.cancel(interrupt);
    }
    if (first) {
      attempts.abandoned();
      undoElsewhere();
    }
  }

  /** The caller's thread has better things to do. */
  private void undoElsewhere() {
    if (operation != null) {
      dispatch(
          new Runnable() {
            @Override
            public void run() {
              undo(null);
            }
          });
    }
  }

  /** What the caller holds. To cancel it is to cancel the call. */
  private static final class Promise extends CompletableFuture<Object> {

    private final AsyncCall call;

    Promise(AsyncCall call) {
      this.call = call;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled) {
        call.cancel(mayInterruptIfRunning);
      }
      return cancelled;
    }
  }
}
