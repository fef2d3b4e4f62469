package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.time.Timer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt of an asynchronous call. It ends once, with whatever comes first: its result, its
 * timeout, a refusal, or the caller's cancelling.
 */
final class AsyncAttempt {

  private final AsyncCall call;
  private final Policies policies;
  private final int number;
  private final AsyncBody body;

  /** Null when there is no rate limiter. */
  private final LimiterPass limiterPass;

  /** Somebody has said how the attempt ends. */
  private final AtomicBoolean ended = new AtomicBoolean();

  private volatile Admission admission;
  private volatile long started;
  private volatile long limitNanos;

  /** What the attempt waits for, or what ends it when its time is up. */
  private volatile Timer timer;

  AsyncAttempt(AsyncCall call, Policies policies, int number) {
    this.call = call;
    this.policies = policies;
    this.number = number;
    body = new AsyncBody(call, policies, this);
    limiterPass = policies.limiter == null ? null : new LimiterPass(policies, this);
  }

  /** Gets the permits, the outermost first, on the thread that the body is to run on. */
  void begin() {
    try {
      passBreaker();
    } catch (Throwable broken) {
      end(null, broken);
    }
  }

  /**
   * Takes over an attempt that was begun without one of these, and has passed the rate limiter.
   *
   * @param inBulkhead whether it has passed the bulkhead too, and has to leave it
   */
  void takeOver(long begun, Admission held, boolean inBulkhead) {
    started = begun;
    admission = held;
    if (inBulkhead) {
      body.takeOver(begun);
    }
  }

  /** The code has been run already; it returned or threw this. */
  void hasRun(Object returned, Throwable thrown) {
    body.hasRun(returned, thrown);
  }

  private void passBreaker() {
    started = policies.clock();
    if (policies.breaker != null) {
      admission = policies.breaker.acquire();
      if (admission == null) {
        end(null, policies.circuitOpen(number));
        return;
      }
      if (ended.get()) {
        // Cancelled before there was anything to be given back.
        policies.breaker.release(admission);
        return;
      }
    }
    if (limiterPass == null) {
      goOn();
      return;
    }
    limiterPass.begin();
    if (ended.get()) {
      limiterPass.giveUp();
    }
  }

  /** The rate limiter has no permit. */
  void rateLimited(long waitNanos) {
    end(null, policies.rateLimited(number, waitNanos));
  }

  /** From the timeout on. */
  void goOn() {
    if (ended.get()) {
      return;
    }
    try {
      startTimeout();
      body.enter();
    } catch (Throwable broken) {
      end(null, broken);
    }
  }

  private void startTimeout() {
    started = policies.clock();
    if (policies.timeout == null) {
      return;
    }
    limitNanos = policies.timeout.limitNanos();
    keep(
        policies.scheduler.schedule(
            new Runnable() {
              @Override
              public void run() {
                timeUp();
              }
            },
            limitNanos));
  }

  /** This is to be cancelled when the attempt ends. */
  void keep(Timer scheduled) {
    timer = scheduled;
    if (ended.get()) {
      // It was over before there was a timer to be cancelled.
      scheduled.cancel();
    }
  }

  /** The bulkhead has no place. */
  void bulkheadFull(int limit) {
    if (!ended.get()) {
      // Else it is no refusal: there was nobody left to refuse.
      end(null, policies.bulkheadFull(number, limit));
    }
  }

  /** It cannot be gone on with. */
  void noThread(Throwable why) {
    if (giveUp()) {
      call.noThread(why);
    }
  }

  boolean hasEnded() {
    return ended.get();
  }

  /** The attempt ends so, unless it has before. */
  void end(Object result, Throwable thrown) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    stopTimer();
    if (limitNanos > 0 && policies.since(started) >= limitNanos) {
      // The timer is late.
      Throwable refusal = policies.timedOut(number, limitNanos);
      if (thrown != null) {
        refusal.addSuppressed(thrown);
      }
      settle(null, refusal, true);
    } else {
      settle(result, thrown, false);
    }
  }

  /** The same where no code of the application's may run. */
  void endHere(Object result, Throwable thrown) {
    if (ended.compareAndSet(false, true)) {
      stopTimer();
      settleHere(result, thrown, false);
    }
  }

  private void stopTimer() {
    Timer alarm = timer;
    if (alarm != null) {
      alarm.cancel();
    }
  }

  private void timeUp() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    body.stop();
    // Neither the application's code nor what waits for the result may run on the timer's thread.
    Handing.over(
        policies.environment,
        new Handed() {
          @Override
          public void run() {
            settle(null, policies.timedOut(number, limitNanos), true);
          }

          @Override
          public void noThread(Throwable why) {
            settleHere(null, policies.timedOut(number, limitNanos), true);
          }
        });
  }

  private void settle(Object result, Throwable thrown, boolean timedOut) {
    Throwable failure = thrown;
    try {
      long took = policies.since(started);
      if (failure == null) {
        failure = policies.verify(call.invocation(), result, number);
      }
      tell(failure, took, timedOut);
      call.attemptEnded(result, failure);
    } catch (Throwable outOfStackOrMemory) {
      call.endUnguarded(result, failure);
    }
  }

  private void settleHere(Object result, Throwable failure, boolean timedOut) {
    try {
      tell(failure, policies.since(started), timedOut);
      call.endHere(result, failure);
    } catch (Throwable outOfMemory) {
      call.endUnguarded(result, failure);
    }
  }

  private void tell(Throwable failure, long took, boolean timedOut) {
    if (limitNanos > 0) {
      policies.timed(took, timedOut);
    }
    if (admission != null) {
      policies.record(admission, AsyncCall.causeOf(failure), took);
    }
  }

  /**
   * The caller has no use for the result any more.
   *
   * @param interrupt whether the thread is told on which the body runs
   */
  void cancel(boolean interrupt) {
    giveUp();
    body.cancel(interrupt);
  }

  /** Ends without an outcome; whether it had not ended before. */
  private boolean giveUp() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    stopTimer();
    if (limiterPass != null) {
      limiterPass.giveUp();
    }
    if (admission != null) {
      policies.breaker.release(admission);
    }
    return true;
  }
}
