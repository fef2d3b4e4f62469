package dev.faultline.resilience;

import dev.faultline.resilience.breaker.Admission;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.time.Timer;
import dev.faultline.resilience.timeout.Interruption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt of an asynchronous call. It ends once, with whatever comes first: its result, its
 * timeout, a refusal, or the caller's cancelling. The code that it runs may end later than that,
 * and is in the bulkhead until then.
 */
final class AsyncAttempt implements ThreadPoolBulkhead.Task, BodyEnd {

  private final AsyncCall call;
  private final Policies policies;
  private final int number;

  /** Somebody has said how the attempt ends. */
  private final AtomicBoolean ended = new AtomicBoolean();

  private final AtomicBoolean inBulkhead = new AtomicBoolean();

  private volatile Admission admission;
  private volatile long started;
  private volatile long limitNanos;
  private long bulkheadAsked;
  private volatile long bulkheadEntered;

  /** What the attempt waits for, or what ends it when its time is up. */
  private volatile Timer timer;

  /** There while the body runs on a thread. */
  private volatile Interruption interruption;

  /** What the body returned, while that is not there yet. */
  private volatile Object later;

  private volatile boolean cancelled;

  AsyncAttempt(AsyncCall call, Policies policies, int number) {
    this.call = call;
    this.policies = policies;
    this.number = number;
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
    enter();
  }

  /** Everything but the bulkhead has let it through. */
  private void enter() {
    if (ended.get()) {
      return;
    }
    timer = null;
    started = policies.clock();
    if (policies.timeout != null) {
      limitNanos = policies.timeout.limitNanos();
      keep(policies.scheduler.schedule(new Step(Step.TIME_UP), limitNanos));
    }
    bulkheadAsked = policies.clock();
    if (policies.pool == null) {
      run();
    } else if (!policies.pool.submit(this)) {
      end(null, policies.bulkheadFull(number, policies.pool.limit()));
    } else if (ended.get()) {
      policies.pool.withdraw(this);
    }
  }

  private void keep(Timer scheduled) {
    timer = scheduled;
    if (ended.get()) {
      // It was over before there was a timer to be cancelled.
      scheduled.cancel();
    }
  }

  /** Runs the body, on the caller's thread, the executor's, or the bulkhead's. */
  @Override
  public void run() {
    if (policies.pool != null) {
      entered();
    }
    Interruption running = Interruption.start();
    Throwable failure = null;
    Object returned = null;
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
      await(returned);
    }
  }

  private void entered() {
    inBulkhead.set(true);
    bulkheadEntered = policies.clock();
    if (policies.listener != null) {
      policies.listener.bulkheadEntered(bulkheadEntered - bulkheadAsked);
    }
  }

  private void await(Object returned) {
    later = returned;
    if (cancelled) {
      call.kind().cancel(returned, true);
    }
    try {
      call.kind().whenEnded(returned, this);
    } catch (Throwable broken) {
      bodyEnded(null, broken);
    }
  }

  @Override
  public void bodyEnded(Object result, Throwable failure) {
    if (inBulkhead.compareAndSet(true, false)) {
      leaveBulkhead();
    }
    end(result, failure);
  }

  private void leaveBulkhead() {
    policies.pool.leave();
    if (policies.listener != null) {
      policies.listener.bulkheadLeft(policies.clock() - bulkheadEntered);
    }
  }

  @Override
  public void abandoned() {
    end(null, policies.bulkheadFull(number, policies.pool.limit()));
  }

  /** The attempt ends so, unless it has before. */
  private void end(Object result, Throwable thrown) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    Timer alarm = timer;
    if (alarm != null) {
      alarm.cancel();
    }
    settle(result, thrown, false);
  }

  private void timeUp() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    stopBody();
    // Neither the application's code nor what waits for the result may run on the timer's thread.
    call.dispatch(new Step(Step.TIMED_OUT));
  }

  /** The body is not needed any more: it is not begun, or its thread is told. */
  private void stopBody() {
    if (policies.pool != null) {
      policies.pool.withdraw(this);
    }
    Interruption running = interruption;
    if (running != null) {
      running.run();
    }
  }

  private void settle(Object result, Throwable thrown, boolean timedOut) {
    long took = policies.since(started);
    if (policies.timeout != null && limitNanos > 0) {
      policies.timed(took, timedOut);
    }
    Throwable failure = thrown;
    if (failure == null) {
      failure = policies.verify(result, number);
    }
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
    cancelled = true;
    if (ended.compareAndSet(false, true)) {
      Timer alarm = timer;
      if (alarm != null) {
        alarm.cancel();
      }
      if (admission != null) {
        policies.breaker.release(admission);
      }
    }
    if (policies.pool != null) {
      policies.pool.withdraw(this);
    }
    Interruption running = interruption;
    if (interrupt && running != null) {
      running.run();
    }
    Object awaited = later;
    if (awaited != null) {
      call.kind().cancel(awaited, interrupt);
    }
  }

  /** What is to be done on another thread. */
  private final class Step implements Runnable {

    static final int TIME_UP = 2;
    static final int TIMED_OUT = 3;

    private final int step;

    Step(int step) {
      this.step = step;
    }

    @Override
    public void run() {
      switch (step) {
        case TIME_UP:
          timeUp();
          break;
        default:
          settle(null, policies.timedOut(number, limitNanos), true);
      }
    }
  }
}
