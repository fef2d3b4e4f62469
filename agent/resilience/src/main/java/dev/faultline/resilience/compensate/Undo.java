package dev.faultline.resilience.compensate;

/** Undoes a step of an operation. Runs once at most, on whatever thread the operation fails on. */
public interface Undo {

  /**
   * Undoes it.
   *
   * @throws Throwable when that fails; the undos of other steps run all the same
   */
  void undo() throws Throwable;
}
