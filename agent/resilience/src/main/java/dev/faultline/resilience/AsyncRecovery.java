package dev.faultline.resilience;

import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.timeout.Interruption;
import java.util.concurrent.atomic.AtomicBoolean;

/** What follows when an asynchronous call has failed for good: undos, and fallbacks in turn. */
final class AsyncRecovery {

  private final Policies policies;
  private final AsyncCall call;
  private final Attempts attempts;
  private final AsyncPromise promise;

  /** What the call has failed with, as policies see it. */
  private final Throwable failure;

  /** Said by who has made this, or by who has no use for it, whoever is the last. */
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private volatile boolean interruptWhenCancelled;

  /** There while a fallback runs on a thread. */
  private volatile Interruption interruption;

  /** What the fallback under way has returned. */
  private volatile Object returned;

  AsyncRecovery(
      Policies policies,
      AsyncCall call,
      Attempts attempts,
      AsyncPromise promise,
      Throwable failure) {
    this.policies = policies;
    this.call = call;
    this.attempts = attempts;
    this.promise = promise;
    this.failure = failure;
  }

  /**
   * Undoes what the call has done, and asks the fallbacks in turn.
   *
   * @param operation that the call is; null when it is none
   * @param last what the caller gets when no fallback is for this failure
   */
  void begin(CompensationScope operation, Throwable last) {
    if (operation != null) {
      attempts.undo(operation, failure);
    }
    askFrom(0, last);
  }

  /** The same where no code of the application's may run. */
  void endHere(CompensationScope operation, Throwable last) {
    LateUndo.of(policies, attempts, operation, failure);
    end(last, false);
  }

  /**
   * @param from the first to be asked
   * @param last what the caller gets when none of them has a result
   */
  private void askFrom(int from, Throwable last) {
    if (promise.isAbandoned()) {
      return;
    }
    int step = policies.fallbacks.next(from, failure);
    if (step < 0) {
      end(last, from > 0);
      return;
    }
    try {
      Object given = ask(step);
      returned = given;
      if (promise.isAbandoned()) {
        cancelReturned();
      }
      call.kind()
          .whenEnded(
              given,
              new BodyEnd() {
                @Override
                public void bodyEnded(Object result, Throwable fallbackFailure) {
                  returned = null;
                  if (fallbackFailure == null) {
                    recovered(step, result);
                  } else {
                    notRecovered(step, fallbackFailure);
                  }
                }
              });
    } catch (Throwable fallbackFailure) {
      notRecovered(step, fallbackFailure);
    }
  }

  /**
   * None of them has a result.
   *
   * @param last what the caller gets
   * @param tried whether there was one for this failure
   */
  private void end(Throwable last, boolean tried) {
    if (promise.claimRecovery()) {
      // Before those hear of it who wait for the result.
      attempts.failed(failure, AsyncCall.causeOf(last), tried);
      promise.fail(last);
    }
  }

  private Object ask(int step) throws Throwable {
    Interruption running = Interruption.start();
    CompensationScope outer = call.enterCallers();
    try {
      interruption = running;
      return policies.fallbacks.step(step).apply(call.invocation(), failure);
    } finally {
      call.leaveTo(outer);
      interruption = null;
      running.end();
    }
  }

  private void recovered(int step, Object result) {
    if (promise.claimRecovery()) {
      attempts.recovered(step, failure);
      promise.succeed(result);
    }
  }

  private void notRecovered(int step, Throwable fallbackFailure) {
    if (!promise.isAbandoned()) {
      attempts.fallbackFailed(step, failure, AsyncCall.causeOf(fallbackFailure));
    }
    askFrom(step + 1, fallbackFailure);
  }

  /** The caller has no use for a result any more: no other fallback is asked. */
  void cancel(boolean interrupt) {
    interruptWhenCancelled = interrupt;
    if (!cancelled.compareAndSet(false, true)) {
      return;
    }
    attempts.failed(failure, failure, policies.fallbacks.next(0, failure) >= 0);
    Interruption running = interruption;
    if (interrupt && running != null) {
      running.run();
    }
    cancelReturned();
  }

  private void cancelReturned() {
    Object awaited = returned;
    if (awaited != null) {
      call.kind().cancel(awaited, interruptWhenCancelled);
    }
  }
}
