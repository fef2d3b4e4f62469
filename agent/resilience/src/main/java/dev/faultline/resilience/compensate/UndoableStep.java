package dev.faultline.resilience.compensate;

import dev.faultline.resilience.call.Invocation;

/** How calls are undone that are steps of operations. Implementations are thread-safe. */
public interface UndoableStep {

  /**
   * What undoes a call that has succeeded.
   *
   * @param call the call
   * @param result what it returned; may be null
   */
  Undo undoOf(Invocation call, Object result);
}
