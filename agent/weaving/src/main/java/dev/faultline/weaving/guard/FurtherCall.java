package dev.faultline.weaving.guard;

import dev.faultline.resilience.call.Invocation;
import java.util.concurrent.Callable;

/**
 * An attempt: the method's body, called once more, on whatever thread, for the application that
 * made the call.
 *
 * @param <T> what the method returns
 */
final class FurtherCall<T> implements Callable<T> {

  private final GuardEntry entry;
  private final Invocation invocation;
  private final MethodCalls calls;
  private final CallScope scope;
  private final Thread caller = Thread.currentThread();
  private final ClassLoader context = OwnRights.contextClassLoader();

  /**
   * @param scope null for none
   */
  FurtherCall(GuardEntry entry, Invocation invocation, MethodCalls calls, CallScope scope) {
    this.entry = entry;
    this.invocation = invocation;
    this.calls = calls;
    this.scope = scope;
  }

  @Override
  public T call() throws Exception {
    if (Thread.currentThread() == caller) {
      return attempt();
    }
    ClassLoader before = OwnRights.contextClassLoader();
    OwnRights.setContextClassLoader(context);
    try {
      return scope == null ? attempt() : attemptInScope();
    } finally {
      OwnRights.setContextClassLoader(before);
    }
  }

  private T attemptInScope() throws Exception {
    Object opened = scope.open();
    try {
      return attempt();
    } finally {
      scope.close(opened);
    }
  }

  @SuppressWarnings("unchecked") // what the method returns was looked at when it was woven
  private T attempt() throws Exception {
    try {
      Object[] arguments = new Object[invocation.count()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = invocation.argument(i);
      }
      return (T) calls.attempt(entry, invocation.access(), invocation.receiver(), arguments);
    } catch (Exception | Error failure) {
      throw failure;
    } catch (Throwable neither) {
      throw FurtherCall.<RuntimeException>as(neither);
    }
  }

  /** Throws what it is given, whatever the compiler takes it for. */
  @SuppressWarnings("unchecked") // the type is for the compiler alone
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }
}
