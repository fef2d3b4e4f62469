package dev.faultline.guards.application;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.Fallback;
import dev.faultline.weaving.guard.named.FallbackMethod;
import java.util.List;

/** Asks a method of the guarded one's class. Thread-safe. */
public final class FallbackByMethod implements Fallback {

  private final FallbackMethod[] methods;
  private final NamedCall[] calls;

  /**
   * @param methods overloads, those for special failures before those for all
   */
  public FallbackByMethod(List<FallbackMethod> methods) {
    this.methods = methods.toArray(new FallbackMethod[0]);
    this.calls = new NamedCall[this.methods.length];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = new NamedCall(this.methods[i].method());
    }
  }

  @Override
  public Object apply(Invocation invocation, Throwable failure) throws Throwable {
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].takes(failure)) {
        return calls[i].call(invocation, true, methods[i].failureType() != null, failure);
      }
    }
    throw failure;
  }
}
