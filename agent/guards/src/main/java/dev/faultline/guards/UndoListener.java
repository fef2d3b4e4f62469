package dev.faultline.guards;

import dev.faultline.resilience.compensate.CompensationListener;

/**
 * Tells of undos that failed by an exception that the application knows, and of steps that are in
 * no operation.
 */
final class UndoListener extends CompensationListener {

  private final GuardReports reports;

  UndoListener(GuardReports reports) {
    this.reports = reports;
  }

  @Override
  public void outside(String step) {
    reports.warn(
        step,
        "it was called on a thread that is in no @Compensated operation, while there was one on"
            + " another: what is handed to other threads takes the operation along by"
            + " Faultline.wrap, as supplyAsync(..., Faultline.wrap(executor))",
        "it is not undone");
  }

  @Override
  public Throwable suppressed(String operation, String step, Throwable failure) {
    return new IllegalStateException(
        "the step " + step + " of " + operation + " could not be undone", failure);
  }
}
