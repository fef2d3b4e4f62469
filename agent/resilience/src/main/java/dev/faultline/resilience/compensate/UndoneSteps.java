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

  void add(String step, boolean hasFailed) {
    (hasFailed ? failed : undone).add(step);
  }

  /** Names of the steps that were undone. */
  public List<String> undone() {
    return Collections.unmodifiableList(undone);
  }

  /** Names of the steps whose undo failed, so that their effect is still there. */
  public List<String> failed() {
    return Collections.unmodifiableList(failed);
  }

  /** Whether there was nothing to be undone. */
  public boolean isEmpty() {
    return undone.isEmpty() && failed.isEmpty();
  }
}
