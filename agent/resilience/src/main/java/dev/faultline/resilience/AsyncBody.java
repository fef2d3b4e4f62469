package dev.faultline.resilience;

import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.timeout.Interruption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The code that one attempt of an asynchronous call runs, and what it returned. It may end later
 * than its attempt, and is in the bulkhead until then.
 */
final class AsyncBody implements Handed, BodyEnd {

  private final AsyncCall call;
  private final Policies policies;
  private final AsyncAttempt attempt;

  /** Null when there is no bulkhead. */
  private final Entrance entrance;

  private final AtomicBoolean inBulkhead = new AtomicBoolean();

  private volatile long bulkheadAsked;
  private volatile long bulkheadEntered;

  /** There while the code runs on a thread. */
  private volatile Interruption interruption;

  /** What the code returned, which may not be there yet. */
  private volatile Object returned;

  private volatile boolean cancelled;
  private volatile boolean interruptWhenCancelled;

  AsyncBody(AsyncCall call, Policies policies, AsyncAttempt attempt) {
    this.call = call;
    this.policies = policies;
    this.attempt = attempt;
    entrance = policies.entranceOf(this);
  }

  /** Goes through the bulkhead, and runs on this thread if it can be at once. */
  void enter() {
    if (entrance == null) {
      run();
      return;
    }
    if (attempt.hasEnded()) {
      return;
    }
    bulkheadAsked = policies.clock();
    if (!entrance.ask()) {
      foundNoPlace();
    } else if (attempt.hasEnded()) {
      entrance.giveUp();
    }
  }

  /** The bulkhead has let it in. */
  void entered() {
    inBulkhead.set(true);
    bulkheadEntered = policies.clock();
    if (policies.listener != null) {
      policies.listener.bulkheadEntered(bulkheadEntered - bulkheadAsked);
    }
  }

  /** The bulkhead, for which it has waited, will not let it in. */
  void notEntered() {
    Handing.over(
        policies.environment,
        new Handed() {
          @Override
          public void run() {
            foundNoPlace();
          }

          @Override
          public void noThread(Throwable why) {
            attempt.noThread(why);
          }
        });
  }

  private void foundNoPlace() {
    attempt.bulkheadFull(entrance.limit());
  }

  /** Runs the code on a thread of the executor's. */
  void runElsewhere() {
    Handing.over(policies.environment, this);
  }

  @Override
  public void noThread(Throwable why) {
    leave();
    attempt.noThread(why);
  }

  /** Runs the code. */
  @Override
  public void run() {
    Interruption running = Interruption.start();
    Throwable failure = null;
    try {
      interruption = running;
      if (attempt.hasEnded()) {
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
    came(failure);
  }

  /** Is in the bulkhead already. */
  void takeOver(long entered) {
    inBulkhead.set(true);
    bulkheadEntered = entered;
  }

  /** The code has been run already; it returned or threw this. */
  void hasRun(Object result, Throwable thrown) {
    returned = result;
    came(thrown);
  }

  private void came(Throwable failure) {
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
    if (!call.isBegunByThisThread()) {
      try {
        // What follows has many steps, and whoever completes a stage may be deep down.
        StackRoom.ensureForSteps();
      } catch (StackOverflowError noRoom) {
        tellElsewhere(result, failure);
        return;
      }
    }
    leave();
    attempt.end(result, failure);
  }

  private void tellElsewhere(Object result, Throwable failure) {
    Handing.over(
        policies.environment,
        new Handed() {
          @Override
          public void run() {
            bodyEnded(result, failure);
          }

          @Override
          public void noThread(Throwable why) {
            leave();
            attempt.endHere(result, failure);
          }
        });
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

  /** Its time is up: it is not begun, or its thread is told. */
  void stop() {
    giveUpPlace();
    Interruption running = interruption;
    if (running != null) {
      policies.environment.interruptNow(running);
    }
  }

  private void giveUpPlace() {
    if (entrance != null) {
      entrance.giveUp();
    }
  }

  /** Nobody needs what it returned, or will return, either. */
  void cancel(boolean interrupt) {
    interruptWhenCancelled = interrupt;
    cancelled = true;
    giveUpPlace();
    Interruption running = interruption;
    if (interrupt && running != null) {
      running.run();
    }
    Object awaited = returned;
    if (awaited != null) {
      call.kind().cancel(awaited, interrupt);
    }
  }
}
