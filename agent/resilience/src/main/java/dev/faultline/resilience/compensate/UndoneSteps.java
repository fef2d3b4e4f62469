package dev.faultline.resilience.compensate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which steps of an operation were undone, the last first, and which could not be. Used by one
 * thread.
 */
public final class UndoneSteps {

  private final List<String> undone = new ArrayList<>(2);
  private final List<String> failed = new ArrayList<>(0);
  private final List<Throwable> failures = new ArrayList<>(0);

  /**
   * @param failure what the step's undo failed with; null when it did not
   */
  void add(String step, Throwable failure) {
    if (failure == null) {
      undone.add(step);
    } else {
      failed.add(step);
      failures.add(failure);
    }
  }

  /** Names of the steps that were undone. */
  public List<String> undone() {
    return Collections.unmodifiableList(undone);
  }

  /** Names of the steps whose undo failed, so that their effect is still there. */
  public List<String> failed() {
    return Collections.unmodifiableList(failed);
  }

  /** What the undos of {@link #failed} failed with, in the same order. */
  public List<Throwable> failures() {
    return Collections.unmodifiableList(failures);
  }

  /** Whether there was nothing to be undone. */
  public boolean isEmpty() {
    return undone.isEmpty() && failed.isEmpty();
  }
}
