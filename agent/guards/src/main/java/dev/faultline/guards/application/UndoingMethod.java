package dev.faultline.guards.application;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.compensate.Undo;
import dev.faultline.resilience.compensate.UndoableStep;
import dev.faultline.weaving.guard.named.ResultMethod;

/** Has a call undone by a method of the guarded one's class. Thread-safe. */
public final class UndoingMethod implements UndoableStep {

  private final NamedCall call;
  private final boolean takesResult;

  /** The method has the parameters of the guarded one. */
  public UndoingMethod(ResultMethod method) {
    call = new NamedCall(method.method());
    takesResult = method.takesResult();
  }

  @Override
  public Undo undoOf(final Invocation step, final Object result) {
    return new Undo() {
      @Override
      public void undo() throws Throwable {
        call.call(step, true, takesResult, result);
      }
    };
  }
}
