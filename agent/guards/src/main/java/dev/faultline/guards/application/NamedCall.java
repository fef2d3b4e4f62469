package dev.faultline.guards.application;

import dev.faultline.resilience.call.Invocation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Calls a method of the application's that a guarded one names, with the access that this lends.
 * Thread-safe.
 */
final class NamedCall {

  private final Method method;

  /** Found at the first call; threads that come at the same time find the same. */
  private volatile MethodHandle handle;

  NamedCall(Method method) {
    this.method = method;
  }

  /**
   * Calls it on the receiver of a guarded call.
   *
   * @param withArguments whether the call's arguments come first
   * @param withLast whether there is one more
   * @param last that one
   */
  Object call(Invocation of, boolean withArguments, boolean withLast, Object last)
      throws Throwable {
    MethodHandle found = handle;
    if (found == null) {
      found = of.access().unreflect(method).asFixedArity();
      handle = found;
    }
    int first = Modifier.isStatic(method.getModifiers()) ? 0 : 1;
    int count = withArguments ? of.count() : 0;
    Object[] all = new Object[first + count + (withLast ? 1 : 0)];
    if (first == 1) {
      all[0] = of.receiver();
    }
    for (int i = 0; i < count; i++) {
      all[first + i] = of.argument(i);
    }
    if (withLast) {
      all[first + count] = last;
    }
    return found.invokeWithArguments(all);
  }
}
