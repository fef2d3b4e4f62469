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
import java.util.function.Supplier;

/**
 * Tells of one call what its guard does about what it fails with. Nothing that goes wrong with that
 * reaches the call. Used by one thread after the other.
 */
final class CallStory extends FailingCall implements Supplier<Recovery> {

  /** An operation of more steps than that is told of by the first. */
  private static final int MOST_STEPS = 32;

  private static final long MILLISECOND = 1_000_000;

  private final FailedCall call;
  private final GuardCaptures captures;

  // As long as nobody is told, which is so for most calls, there is no Recovery.
  private int attempts = 1;
  private int thrown;
  private long waitedNanos;
  private Outcome outcome = Outcome.UNDER_WAY;
  private int fallback;

  /** Null when there was nothing to undo. */
  private UndoneSteps steps;

  CallStory(String guard, GuardCaptures captures) {
    this.call = new FailedCall(guard);
    this.captures = captures;
  }

  @Override
  public void retrying(int attempt, Throwable failure, long delayNanos) {
    try {
      attempted(attempt, failure, Outcome.UNDER_WAY);
      tell(GuardRecord.Kind.RETRIED, failure, next(delayNanos));
      waitedNanos += Math.max(0, delayNanos);
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

  private void attempted(int attempt, Throwable failure, Outcome now) {
    attempts = attempt;
    thrown += failure == null ? 0 : 1;
    outcome = now;
  }

  @Override
  public void ended(End end, int attempts, Throwable failure) {
    try {
      attempted(attempts, failure, outcome(end));
      if (end == End.SUCCEEDED) {
        tell(GuardRecord.Kind.RECOVERED, null, null);
      } else if (attempts > 1 || end != End.NOT_RETRYABLE) {
        // One attempt without a retry says nothing that its exception does not.
        tell(GuardRecord.Kind.FAILED, failure, null);
      }
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  private static Outcome outcome(End end) {
    switch (end) {
      case SUCCEEDED:
        return Outcome.ATTEMPT_SUCCEEDED;
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
      this.steps = steps;
      tell(GuardRecord.Kind.UNDONE, failure, null);
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
      fallback = step + 1;
      outcome = Outcome.FALLBACK;
      tell(GuardRecord.Kind.RECOVERED, failure, null);
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  @Override
  public void replaced(Throwable failure, Throwable by) {
    try {
      tell(GuardRecord.Kind.REPLACED, failure, by.getClass().getName());
    } catch (RuntimeException | LinkageError | VirtualMachineError ours) {
      captures.failed(ours);
    }
  }

  private void tell(GuardRecord.Kind kind, Throwable failure, String detail) {
    captures.done(call, kind, failure, this, detail);
  }

  /** All that was done for the call by now. */
  @Override
  public Recovery get() {
    Recovery.Builder soFar =
        Recovery.of(call.guard())
            .attempts(attempts)
            .thrown(thrown)
            .waitedNanos(waitedNanos)
            .outcome(outcome)
            .fallback(fallback);
    if (steps != null) {
      soFar.undone(first(steps.undone())).notUndone(first(steps.failed()));
    }
    return soFar.build();
  }
}
