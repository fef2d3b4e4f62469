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
  private final Object[] arguments;
  private final MethodCalls calls;
  private final CallScope scope;
  private final Thread caller = Thread.currentThread();
  private final ClassLoader context = OwnRights.contextClassLoader();

  /** Whether the caller's thread has come to the body. */
  private boolean entered;

  /**
   * @param arguments of the invocation; nobody changes them
   * @param scope null for none
   */
  FurtherCall(
      GuardEntry entry,
      Invocation invocation,
      Object[] arguments,
      MethodCalls calls,
      CallScope scope) {
    this.entry = entry;
    this.invocation = invocation;
    this.arguments = arguments;
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

  MethodBody body() {
    return entry.body;
  }

  /** Whether a method that is entered is the one that this calls. */
  boolean enters(GuardEntry one) {
    if (one != entry) {
      return false;
    }
    entered = true;
    return true;
  }

  /** Whether the body has been begun; to be asked by the thread that has made the call. */
  boolean hasBegun() {
    return entered;
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
      return (T) calls.attempt(this, invocation.access(), invocation.receiver(), arguments);
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
