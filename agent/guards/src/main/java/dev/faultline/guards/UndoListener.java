package dev.faultline.guards;

import dev.faultline.resilience.compensate.CompensationListener;

/** Tells of undos that failed by an exception that the application knows. */
final class UndoListener extends CompensationListener {

  @Override
  public Throwable suppressed(String operation, String step, Throwable failure) {
    return new IllegalStateException(
        "the step " + step + " of " + operation + " could not be undone", failure);
  }
}
