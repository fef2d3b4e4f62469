package dev.faultline.guards.telling;

import dev.faultline.capture.record.FailedCall;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.record.GuardRecord;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.Recovery.Outcome;
import dev.faultline.resilience.compensate.UndoneSteps;
import dev.faultline.resilience.listener.FailingCall;
import dev.faultline.resilience.listener.GuardListener.End;
import dev.faultline.resilience.setting.DurationText;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of one call what its guard does about what it fails with. Nothing that goes wrong with that
 * reaches the call. Used by one thread after the other.
 */
final class CallStory extends FailingCall {

  /** An operation of more steps than that is told of by the first. */
  private static final int MOST_STEPS = 32;

  private static final long MILLISECOND = 1_000_000;

  private final FailedCall call;
  private final GuardCaptures captures;
  private volatile Recovery soFar;

  CallStory(String guard, GuardCaptures captures) {
    this.call = new FailedCall(guard);
    this.captures = captures;
    this.soFar = Recovery.of(guard).build();
  }

  @Override
  public void retrying(int attempt, Throwable failure, long delayNanos) {
    try {
      Recovery.Builder now = after(attempt, failure);
      tell(GuardRecord.Kind.RETRIED, failure, now, next(delayNanos));
      soFar = now.waitedNanos(soFar.waitedNanos() + Math.max(0, delayNanos)).build();
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  /** Jitter makes delays that are no round number. */
  private static String next(long delayNanos) {
    return delayNanos <= 0
        ? "at once"
        : "after "
            + DurationText.of(
                delayNanos < MILLISECOND ? delayNanos : delayNanos - delayNanos % MILLISECOND);
  }

  private Recovery.Builder after(int attempt, Throwable failure) {
    return soFar.toBuilder().attempts(attempt).thrown(soFar.thrown() + (failure == null ? 0 : 1));
  }

  @Override
  public void ended(End end, int attempts, Throwable failure) {
    try {
      if (end == End.SUCCEEDED) {
        tell(
            GuardRecord.Kind.RECOVERED,
            null,
            after(attempts, null).outcome(Outcome.ATTEMPT_SUCCEEDED),
            null);
        return;
      }
      Recovery.Builder now = after(attempts, failure).outcome(outcome(end));
      soFar = now.build();
      // One attempt without a retry says nothing that its exception does not.
      if (attempts > 1 || end != End.NOT_RETRYABLE) {
        tell(GuardRecord.Kind.FAILED, failure, now, null);
      }
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  private static Outcome outcome(End end) {
    switch (end) {
      case ATTEMPTS_EXHAUSTED:
        return Outcome.ATTEMPTS_EXHAUSTED;
      case DURATION_EXHAUSTED:
        return Outcome.DURATION_EXHAUSTED;
      case BUDGET_EXHAUSTED:
        return Outcome.BUDGET_EXHAUSTED;
      case CANCELLED:
        return Outcome.CANCELLED;
      default:
        return Outcome.NOT_RETRIED;
    }
  }

  @Override
  public void undone(Throwable failure, UndoneSteps steps) {
    try {
      tell(
          GuardRecord.Kind.UNDONE,
          failure,
          soFar.toBuilder().undone(first(steps.undone())).notUndone(first(steps.failed())),
          null);
      for (int i = 0; i < steps.failures().size(); i++) {
        // Not of this call's own failures: it is what came of them.
        captures.done(
            new FailedCall(call.guard()),
            GuardRecord.Kind.NOT_UNDONE,
            steps.failures().get(i),
            null,
            "the step " + steps.failed().get(i) + " of " + call.guard() + " was not undone");
      }
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  private static List<String> first(List<String> names) {
    if (names.size() <= MOST_STEPS) {
      return names;
    }
    List<String> first = new ArrayList<>(names.subList(0, MOST_STEPS));
    first.add("… (+" + (names.size() - MOST_STEPS) + " more)");
    return first;
  }

  @Override
  public void recovered(int step, Throwable failure) {
    try {
      tell(
          GuardRecord.Kind.RECOVERED,
          failure,
          soFar.toBuilder().outcome(Outcome.FALLBACK).fallback(step + 1),
          null);
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  @Override
  public void replaced(Throwable failure, Throwable by) {
    try {
      tell(GuardRecord.Kind.REPLACED, failure, soFar.toBuilder(), by.getClass().getName());
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  private void tell(
      GuardRecord.Kind kind, Throwable failure, Recovery.Builder recovery, String detail) {
    soFar = recovery.build();
    captures.done(call, kind, failure, soFar, detail);
  }
}
