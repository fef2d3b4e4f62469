package dev.faultline.resilience;

import dev.faultline.resilience.compensate.CompensationScope;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Undoes what a call has done on another thread, be it late: none of it may be left out. */
final class LateUndo implements Handed {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Policies policies;
  private final Attempts attempts;
  private final CompensationScope operation;
  private final Throwable failure;

  private LateUndo(
      Policies policies, Attempts attempts, CompensationScope operation, Throwable failure) {
    this.policies = policies;
    this.attempts = attempts;
    this.operation = operation;
    this.failure = failure;
  }

  /**
   * Undoes the steps of a call.
   *
   * @param operation null when it has none
   * @param failure what the call has failed with; null when it was cancelled
   */
  static void of(
      Policies policies, Attempts attempts, CompensationScope operation, Throwable failure) {
    if (operation != null) {
      Handing.over(policies.environment, new LateUndo(policies, attempts, operation, failure));
    }
  }

  @Override
  public void run() {
    attempts.undo(operation, failure);
  }

  @Override
  public void noThread(Throwable why) {
    if (why instanceof RejectedExecutionException) {
      return;
    }
    try {
      policies.scheduler.schedule(new HandedLater(policies.environment, this), PAUSE_NANOS);
    } catch (Throwable noTimer) {
      // So this is not the timer's thread, which must not wait.
      run();
    }
  }
}
