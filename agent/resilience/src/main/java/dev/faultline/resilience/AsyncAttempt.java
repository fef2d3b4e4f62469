package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.time.Timer;
import dev.faultline.resilience.timeout.Interruption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One attempt of an asynchronous call. It ends once, with whatever comes first: its result, its
 * timeout, a refusal, or the caller's cancelling. The code that it runs may end later than that,
 * and is in the bulkhead until then.
 */
final class AsyncAttempt implements Runnable, BodyEnd {

  private final AsyncCall call;
  private final Policies policies;
  private final int number;
  private final Entrance entrance;

  /** Somebody has said how the attempt ends. */
  private final AtomicBoolean ended = new AtomicBoolean();

  private final AtomicBoolean inBulkhead = new AtomicBoolean();

  private volatile Admission admission;
  private volatile long started;
  private volatile long limitNanos;
  private volatile long bulkheadAsked;
  private volatile long bulkheadEntered;

  /** The time that the rate limiter gave, while it is waited for; below zero for none. */
  private final AtomicLong reserved = new AtomicLong(-1);

  /** What the attempt waits for, or what ends it when its time is up. */
  private volatile Timer timer;

  /** There while the body runs on a thread. */
  private volatile Interruption interruption;

  /** What the body returned, which may not be there yet. */
  private volatile Object returned;

  private volatile boolean cancelled;
  private volatile boolean interruptWhenCancelled;

  AsyncAttempt(AsyncCall call, Policies policies, int number) {
    this.call = call;
    this.policies = policies;
    this.number = number;
    entrance = policies.entranceOf(this);
  }

  /** Gets the permits, the outermost first, on the thread that the body is to run on. */
  void begin() {
    try {
      passBreaker();
    } catch (Throwable broken) {
      end(null, broken);
    }
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
    if (policies.limiter == null) {
      goOn();
    } else {
      passLimiter();
    }
  }

  private void passLimiter() {
    long time = policies.limiter.reserve();
    if (time < 0) {
      end(null, policies.rateLimited(number, -time));
      return;
    }
    long wait = policies.limiter.waitNanos(time);
    if (policies.listener != null) {
      policies.listener.limiterPassed(wait);
    }
    if (wait == 0) {
      goOn();
      return;
    }
    reserved.set(time);
    keep(
        policies.scheduler.schedule(
            new Runnable() {
              @Override
              public void run() {
                call.dispatchLater(
                    new Runnable() {
                      @Override
                      public void run() {
                        reserved.set(-1);
                        goOn();
                      }
                    });
              }
            },
            wait));
    if (ended.get()) {
      giveBackReserved();
    }
  }

  /** A time that will not be used may be somebody else's. */
  private void giveBackReserved() {
    long time = reserved.getAndSet(-1);
    if (time >= 0) {
      policies.limiter.cancel(time);
    }
  }

  /** From the timeout on. */
  private void goOn() {
    if (ended.get()) {
      return;
    }
    try {
      startTimeout();
      enter();
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

  private void keep(Timer scheduled) {
    timer = scheduled;
    if (ended.get()) {
      // It was over before there was a timer to be cancelled.
      scheduled.cancel();
    }
  }

  private void enter() {
    if (entrance == null) {
      run();
      return;
    }
    if (ended.get()) {
      return;
    }
    bulkheadAsked = policies.clock();
    if (!entrance.ask()) {
      foundNoPlace();
    } else if (ended.get()) {
      entrance.giveUp();
    }
  }

  /** The bulkhead has let the attempt in. */
  void entered() {
    inBulkhead.set(true);
    bulkheadEntered = policies.clock();
    if (policies.listener != null) {
      policies.listener.bulkheadEntered(bulkheadEntered - bulkheadAsked);
    }
  }

  /** The bulkhead will not let the attempt in, for which it has waited. */
  void notEntered() {
    call.dispatch(
        new Runnable() {
          @Override
          public void run() {
            foundNoPlace();
          }
        });
  }

  private void foundNoPlace() {
    if (!ended.get()) {
      // Else it is no refusal: there was nobody left to refuse.
      end(null, policies.bulkheadFull(number, entrance.limit()));
    }
  }

  /** Runs the body on a thread of the executor's. */
  void runElsewhere() {
    if (!call.dispatch(this)) {
      leave();
    }
  }

  /** Runs the body. */
  @Override
  public void run() {
    Interruption running = Interruption.start();
    Throwable failure = null;
    try {
      interruption = running;
      if (ended.get()) {
        failure = new CancellationException();
      } else {
        returned = call.body();
      }
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      interruption = null;
      running.end();
    }
    if (failure != null) {
      bodyEnded(null, failure);
    } else {
      await();
    }
  }

  private void await() {
    if (cancelled && returned != null) {
      call.kind().cancel(returned, interruptWhenCancelled);
    }
    try {
      call.kind().whenEnded(returned, this);
    } catch (Throwable broken) {
      bodyEnded(null, broken);
    }
  }

  @Override
  public void bodyEnded(Object result, Throwable failure) {
    leave();
    end(result, failure);
  }

  private void leave() {
    if (!inBulkhead.compareAndSet(true, false)) {
      return;
    }
    entrance.leave();
    if (policies.listener != null) {
      policies.listener.bulkheadLeft(policies.clock() - bulkheadEntered);
    }
  }

  /** The attempt ends so, unless it has before. */
  private void end(Object result, Throwable thrown) {
    if (ended.compareAndSet(false, true)) {
      stopTimer();
      settle(result, thrown, false);
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
    stopBody(true);
    // Neither the application's code nor what waits for the result may run on the timer's thread.
    call.dispatch(
        new Runnable() {
          @Override
          public void run() {
            settle(null, policies.timedOut(number, limitNanos), true);
          }
        });
  }

  /** Nobody needs the body any more: it is not begun, or its thread is told. */
  private void stopBody(boolean interrupt) {
    if (entrance != null) {
      entrance.giveUp();
    }
    Interruption running = interruption;
    if (interrupt && running != null) {
      running.run();
    }
  }

  private void settle(Object result, Throwable thrown, boolean timedOut) {
    long took = policies.since(started);
    if (limitNanos > 0) {
      policies.timed(took, timedOut);
    }
    Throwable failure =
        thrown == null ? policies.verify(call.invocation(), result, number) : thrown;
    if (admission != null) {
      policies.record(admission, AsyncCall.causeOf(failure), took);
    }
    call.attemptEnded(result, failure);
  }

  /**
   * The caller has no use for the result any more.
   *
   * @param interrupt whether the thread is told on which the body runs
   */
  void cancel(boolean interrupt) {
    interruptWhenCancelled = interrupt;
    cancelled = true;
    if (ended.compareAndSet(false, true)) {
      stopTimer();
      giveBackReserved();
      if (admission != null) {
        policies.breaker.release(admission);
      }
    }
    stopBody(interrupt);
    Object awaited = returned;
    if (awaited != null) {
      call.kind().cancel(awaited, interrupt);
    }
  }
}
