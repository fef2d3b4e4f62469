package dev.faultline.resilience.compensate;

/** The undo of a step failed, so that its effect is still there. */
public final class UndoFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String step;

  UndoFailedException(String operation, String step, Throwable cause) {
    super("the step " + step + " of " + operation + " was not undone", cause);
    this.step = step;
  }

  /** The step's name. */
  public String step() {
    return step;
  }
}
