package dev.faultline.guards.application;

import dev.faultline.resilience.call.CallCheck;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.weaving.guard.named.ResultMethod;

/** Asks a method of the guarded one's class whether a result is acceptable. Thread-safe. */
public final class VerifyingMethod implements CallCheck {

  private final NamedCall call;

  /** The method takes the result alone, and returns a boolean; null does not accept it. */
  public VerifyingMethod(ResultMethod method) {
    call = new NamedCall(method.method());
  }

  @Override
  public boolean test(Invocation guarded, Object result) throws Exception {
    try {
      return Boolean.TRUE.equals(call.call(guarded, false, true, result));
    } catch (Exception | Error failure) {
      throw failure;
    } catch (Throwable neither) {
      throw new IllegalStateException(neither);
    }
  }
}
