package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.time.Timer;
import dev.faultline.resilience.timeout.Interruption;

/**
 * What the attempt of a synchronous call holds that is under way, and has to give back at its end.
 * Belongs to the thread that makes the call; to another once that thread has lost it.
 */
final class AttemptPermits {

  private final Policies policies;

  private Admission admission;
  private Interruption interruption;
  private Timer timer;
  private boolean inBulkhead;

  private long attemptStarted;

  /** A reading of the clock since which the attempt has not waited for anything. */
  private long running;

  private long limitNanos;
  private long limitStarted;

  /** Reading of the clock at the end of an attempt that has held something. */
  private long ended;

  private boolean endClocked;

  AttemptPermits(Policies policies) {
    this.policies = policies;
  }

  /** Takes over what an attempt holds that was begun without one of these. */
  void takeOver(long started, Admission held) {
    attemptStarted = started;
    admission = held;
  }

  /**
   * Gets all permits, the outermost first: null when they are there, else why not.
   *
   * @param now reading of the clock; anything when the policies have no use for it
   */
  Throwable acquire(int attempt, long now) {
    attemptStarted = now;
    running = now;
    endClocked = false;
    if (policies.breaker != null) {
      admission = policies.breaker.acquire();
      if (admission == null) {
        return policies.circuitOpen(attempt);
      }
    }
    if (policies.limiter != null) {
      Throwable refusal = passLimiter(attempt);
      if (refusal != null) {
        return refusal;
      }
    }
    if (policies.timeout != null) {
      limitNanos = policies.timeout.limitNanos();
      limitStarted = running;
      interruption = Interruption.start();
      timer = policies.environment.interrupt(interruption, limitNanos);
    }
    if (policies.bulkhead != null && !enterBulkhead()) {
      int limit = policies.bulkhead.limit();
      return interruption != null && interruption.isTimeUp()
          // That is what it will have failed with: the bulkhead did not refuse it.
          ? policies.refusals.bulkheadFull(policies.name, limit)
          : policies.bulkheadFull(attempt, limit);
    }
    return null;
  }

  /** Waits for a permit: null when it is there, else why there is none. */
  private Throwable passLimiter(int attempt) {
    long time = policies.limiter.reserve(policies.ticker, running);
    if (time < 0) {
      return policies.rateLimited(attempt, -time);
    }
    long wait = policies.limiter.waitNanos(time, policies.ticker, running);
    if (wait > 0) {
      if (!policies.pause(wait)) {
        policies.limiter.cancel(time);
        return policies.rateLimited(attempt, 0);
      }
      running = policies.clock();
    }
    if (policies.listener != null) {
      policies.listener.limiterPassed(wait);
    }
    return null;
  }

  private boolean enterBulkhead() {
    inBulkhead = policies.bulkhead.tryEnter();
    if (inBulkhead) {
      enteredBulkhead(0);
      return true;
    }
    long asked = policies.clock();
    try {
      inBulkhead = policies.bulkhead.enter();
    } catch (InterruptedException meanwhile) {
      // Ours, when the attempt's time is up: its end will tell. Else somebody wants this thread to
      // stop waiting, and whoever called shall know.
      Thread.currentThread().interrupt();
    }
    if (inBulkhead) {
      running = policies.clock();
      enteredBulkhead(running - asked);
    }
    return inBulkhead;
  }

  private void enteredBulkhead(long waited) {
    if (policies.listener != null) {
      policies.listener.bulkheadEntered(waited);
    }
  }

  private void leaveBulkhead() {
    if (inBulkhead) {
      policies.bulkhead.leave();
      inBulkhead = false;
      if (policies.listener != null) {
        policies.listener.bulkheadLeft(policies.clock() - running);
      }
    }
  }

  /**
   * Gives everything back, the innermost first.
   *
   * @param thrown what the attempt has thrown, or was refused with; null when it has returned
   * @param invocation null when nobody looks at results
   * @return what the attempt has failed with; null for nothing
   */
  Throwable giveBack(Object returned, Throwable thrown, Invocation invocation, int attempt) {
    Throwable failure = thrown;
    long took = endClock();
    if (interruption != null) {
      failure = stopTimeout(failure, took, attempt);
    }
    if (failure == null) {
      failure = policies.verify(invocation, returned, attempt);
    }
    if (admission != null) {
      policies.record(admission, failure, took);
      admission = null;
    }
    return failure;
  }

  /** Leaves the bulkhead, and says how long the attempt took, if it has held anything. */
  private long endClock() {
    if (inBulkhead) {
      policies.bulkhead.leave();
      inBulkhead = false;
      readEnd();
      if (policies.listener != null) {
        policies.listener.bulkheadLeft(ended - running);
      }
    } else if (admission != null || interruption != null) {
      readEnd();
    } else {
      return 0;
    }
    return policies.between(attemptStarted, ended);
  }

  private void readEnd() {
    ended = policies.clockAtEnd();
    endClocked = true;
  }

  /** When the attempt ended that has succeeded, without what its checks took. */
  long endedAt() {
    return endClocked ? ended : policies.clockAtEnd();
  }

  private Throwable stopTimeout(Throwable ended, long took, int attempt) {
    // By the clock, too: those that interrupt can be late.
    boolean timedOut = endTimeout() || took - (limitStarted - attemptStarted) >= limitNanos;
    policies.timed(took, timedOut);
    if (!timedOut) {
      return ended;
    }
    Throwable refusal = policies.timedOut(attempt, limitNanos);
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
   * Gives back what is held, on whatever thread: its own ran out of stack or memory before it
   * could. If this fails too, it can be tried again.
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
  }
}
