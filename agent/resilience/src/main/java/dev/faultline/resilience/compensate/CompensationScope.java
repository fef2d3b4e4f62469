package dev.faultline.resilience.compensate;

import dev.faultline.resilience.failure.Suppression;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An operation of several steps, from its beginning until it succeeds or fails for good. Steps may
 * be completed by several threads. Each step's undo runs exactly once if the operation fails, or
 * one around it does, and never if all succeed. Thread-safe and lock-free.
 */
public final class CompensationScope {

  /** In place of the steps, when the operation has ended. */
  private static final Step FAILED = Step.of(null, "failed", null);

  private static final Step SUCCEEDED = Step.of(null, "succeeded", null);

  private final Compensations compensations;
  private final CompensationScope outer;
  private final String operation;
  private final AtomicReference<Step> last = new AtomicReference<>();

  /**
   * Stands for this in a thread: a weak reference to it, and what stands for the one around it. All
   * of classes of the JDK, as nobody may be left to take it away from the thread.
   */
  private final Object[] bound;

  private volatile boolean lost;

  CompensationScope(Compensations compensations, CompensationScope outer, String operation) {
    this.compensations = compensations;
    this.outer = outer;
    this.operation = operation;
    this.bound =
        new Object[] {
          new WeakReference<CompensationScope>(this), outer == null ? null : outer.bound
        };
  }

  /** The operation's name. */
  public String operation() {
    return operation;
  }

  /**
   * A step is complete. If the operation has failed meanwhile, it is undone at once, on this
   * thread; if it has succeeded, the step belongs to the operation around it.
   *
   * @param step the step's name
   * @param undo how to undo it
   */
  public void completed(String step, Undo undo) {
    for (; ; ) {
      Step before = last.get();
      if (before == FAILED) {
        undoAll(Step.of(null, step, undo), null, null);
        return;
      }
      if (before == SUCCEEDED) {
        if (outer != null) {
          outer.completed(step, undo);
        }
        return;
      }
      if (last.compareAndSet(before, Step.of(before, step, undo))) {
        return;
      }
    }
  }

  /**
   * The operation has succeeded. Its steps become one of the operation around it, if there is one,
   * and are undone when that fails. Does nothing when it has ended already.
   */
  public void succeeded() {
    Step steps = end(SUCCEEDED);
    if (steps != null && outer != null) {
      outer.completedInner(steps);
    }
  }

  private void completedInner(Step inner) {
    for (; ; ) {
      Step before = last.get();
      if (before == FAILED) {
        undoAll(inner, null, null);
        return;
      }
      if (before == SUCCEEDED) {
        if (outer != null) {
          outer.completedInner(inner);
        }
        return;
      }
      if (last.compareAndSet(before, Step.ofInner(before, inner))) {
        return;
      }
    }
  }

  /**
   * The operation has failed for good: undoes its steps on this thread, the last first. A failing
   * undo keeps none of the others from running; it is added to the failure as suppressed. Nothing
   * is thrown. Does nothing when the operation has ended already.
   *
   * @param failure why; null when there is none to add to
   * @return how many undos have run
   */
  public int failed(Throwable failure) {
    return failed(failure, null);
  }

  /**
   * As above.
   *
   * @param told what comes of each step is added here; null for nobody
   */
  public int failed(Throwable failure, UndoneSteps told) {
    Step steps = end(FAILED);
    return steps == null ? 0 : undoAll(steps, failure, told);
  }

  /**
   * Nobody will end the operation, for want of stack or memory: its thread is not in the middle of
   * it any more, whatever it is bound to.
   */
  public void lost() {
    lost = true;
  }

  /** What a thread keeps that is in the middle of it. */
  Object[] bound() {
    return bound;
  }

  /**
   * The operation that a thread is in the middle of, or the first around it that is not lost.
   *
   * @param bound what the thread keeps; null for nothing
   * @return null for none
   */
  static CompensationScope innermost(Object[] bound) {
    for (Object[] one = bound; one != null; one = (Object[]) one[1]) {
      CompensationScope scope = (CompensationScope) ((WeakReference<?>) one[0]).get();
      if (scope != null && !scope.lost) {
        return scope;
      }
    }
    return null;
  }

  /** The steps, for whoever is the first to end the operation. */
  private Step end(Step how) {
    for (; ; ) {
      Step steps = last.get();
      if (steps == FAILED || steps == SUCCEEDED) {
        return null;
      }
      if (last.compareAndSet(steps, how)) {
        compensations.ended();
        return steps;
      }
    }
  }

  private int undoAll(Step steps, Throwable failure, UndoneSteps told) {
    // Undos are no steps of the operation themselves, and must not end early for an interrupt that
    // was meant for it.
    CompensationScope bound = compensations.beginUndo();
    boolean interrupted = Thread.interrupted();
    try {
      return undoInOrder(steps, failure, told);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      compensations.bind(bound);
    }
  }

  private int undoInOrder(Step steps, Throwable failure, UndoneSteps told) {
    int undone = 0;
    Deque<Step> stacks = new ArrayDeque<>();
    stacks.push(steps);
    while (!stacks.isEmpty()) {
      Step step = stacks.pop();
      if (step.before != null) {
        stacks.push(step.before);
      }
      if (step.inner != null) {
        stacks.push(step.inner);
      } else {
        Throwable refused = undo(step, failure);
        if (told != null) {
          told.add(step.name, refused);
        }
        undone++;
      }
    }
    return undone;
  }

  /** What that failed with; null when it did not. */
  private Throwable undo(Step step, Throwable failure) {
    Throwable refused = null;
    try {
      step.undo.undo();
    } catch (Throwable thrown) {
      refused = thrown;
      if (failure != null) {
        Suppression.add(failure, compensations.listener().suppressed(operation, step.name, thrown));
      }
    }
    try {
      tell(step, refused);
    } catch (Throwable broken) {
      // A listener that breaks its promise must not keep the next undo from running.
      compensations.listenerFailed();
    }
    return refused;
  }

  private void tell(Step step, Throwable refused) {
    if (refused == null) {
      compensations.listener().undone(operation, step.name);
    } else {
      compensations.listener().undoFailed(operation, step.name, refused);
    }
  }

  @Override
  public String toString() {
    return "operation " + operation + (outer == null ? "" : " within " + outer.operation);
  }
}
