package dev.faultline.guards.application;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.Fallback;
import dev.faultline.weaving.guard.named.FallbackMethod;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import java.util.List;

/** Asks a method of the guarded one's class. Thread-safe. */
public final class FallbackByMethod implements Fallback {

  private final FallbackMethod[] methods;

  /** Each found when it is first asked, with the access that the guarded method lends. */
  private final MethodHandle[] handles;

  /**
   * @param methods overloads, those for special failures before those for all
   */
  public FallbackByMethod(List<FallbackMethod> methods) {
    this.methods = methods.toArray(new FallbackMethod[0]);
    this.handles = new MethodHandle[methods.size()];
  }

  @Override
  public Object apply(Invocation invocation, Throwable failure) throws Throwable {
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].takes(failure)) {
        return call(i, invocation, failure);
      }
    }
    throw failure;
  }

  private Object call(int index, Invocation invocation, Throwable failure) throws Throwable {
    FallbackMethod method = methods[index];
    MethodHandle handle = handles[index];
    if (handle == null) {
      // Threads that come at the same time find the same.
      handle = invocation.access().unreflect(method.method()).asFixedArity();
      handles[index] = handle;
    }
    int first = Modifier.isStatic(method.method().getModifiers()) ? 0 : 1;
    int count = invocation.count();
    Object[] all = new Object[first + count + (method.failureType() == null ? 0 : 1)];
    if (first == 1) {
      all[0] = invocation.receiver();
    }
    for (int i = 0; i < count; i++) {
      all[first + i] = invocation.argument(i);
    }
    if (method.failureType() != null) {
      all[first + count] = failure;
    }
    return handle.invokeWithArguments(all);
  }
}
