package dev.faultline.resilience;

import dev.faultline.resilience.timeout.Interruption;
import java.util.concurrent.atomic.AtomicBoolean;

/** The fallbacks of an asynchronous call that has failed for good, one after the other. */
final class AsyncRecovery {

  private final Policies policies;
  private final AsyncCall call;
  private final Attempts attempts;
  private final AsyncPromise promise;

  /** What the call has failed with, as policies see it. */
  private final Throwable failure;

  /** There is a result or none will be, or the caller has cancelled. */
  private final AtomicBoolean over = new AtomicBoolean();

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
   * Asks the fallbacks in turn.
   *
   * @param last what the caller gets when none of them is for this failure
   */
  void begin(Throwable last) {
    askFrom(0, last);
  }

  /**
   * @param from the first to be asked
   * @param last what the caller gets when none of them has a result
   */
  private void askFrom(int from, Throwable last) {
    if (over.get()) {
      return;
    }
    int step = policies.fallbacks.next(from, failure);
    if (step < 0) {
      if (over.compareAndSet(false, true)) {
        // Before those hear of it who wait for the result.
        attempts.failed(failure, AsyncCall.causeOf(last), from > 0);
        promise.fail(last);
      }
      return;
    }
    try {
      Object given = ask(step);
      returned = given;
      if (over.get()) {
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

  private Object ask(int step) throws Throwable {
    Interruption running = Interruption.start();
    try {
      interruption = running;
      return policies.fallbacks.step(step).apply(call.invocation(), failure);
    } finally {
      interruption = null;
      running.end();
    }
  }

  private void recovered(int step, Object result) {
    if (over.compareAndSet(false, true)) {
      attempts.recovered(step, failure);
      promise.succeed(result);
    }
  }

  private void notRecovered(int step, Throwable fallbackFailure) {
    if (!over.get()) {
      attempts.fallbackFailed(step, failure, AsyncCall.causeOf(fallbackFailure));
    }
    askFrom(step + 1, fallbackFailure);
  }

  /** The caller has no use for a result any more: no other fallback is asked. */
  void cancel(boolean interrupt) {
    interruptWhenCancelled = interrupt;
    if (!over.compareAndSet(false, true)) {
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
