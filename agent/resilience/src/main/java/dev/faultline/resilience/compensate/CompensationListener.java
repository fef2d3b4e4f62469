package dev.faultline.resilience.compensate;

/**
 * Is told of each undo, by the thread that ran it: an implementation must be quick, must not wait,
 * must be thread-safe and must not throw.
 */
public abstract class CompensationListener {

  /** Listens to nothing. */
  public static final CompensationListener NONE = new CompensationListener() {};

  /** For subclasses. */
  protected CompensationListener() {}

  /**
   * A step was undone.
   *
   * @param operation the operation's name
   * @param step the step's name
   */
  public void undone(String operation, String step) {}

  /**
   * The undo of a step failed, so that its effect is still there.
   *
   * @param failure what the undo threw
   */
  public void undoFailed(String operation, String step, Throwable failure) {}

  /**
   * What would be a step has succeeded on a thread that is in the middle of no operation, while
   * there were operations on others. It is not undone; perhaps it was meant to be.
   *
   * @param step the step's name
   */
  public void outside(String step) {}

  /**
   * What tells of an undo that failed, to be suppressed in the failure of the operation.
   *
   * @param failure what the undo threw
   * @return not null
   */
  public Throwable suppressed(String operation, String step, Throwable failure) {
    return new UndoFailedException(operation, step, failure);
  }
}
