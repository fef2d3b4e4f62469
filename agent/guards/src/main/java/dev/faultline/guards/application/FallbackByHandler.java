package dev.faultline.guards.application;

import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.Fallback;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Asks an object of a handler's class, ours or the standard's: both have one method, which takes a
 * description of the failed call. Thread-safe.
 */
public final class FallbackByHandler implements Fallback {

  /** The interface of our annotations. */
  public static final String OWN = "dev.faultline.annotation.FallbackHandler";

  /** The interface of the standard's. */
  public static final String STANDARD = "org.eclipse.microprofile.faulttolerance.FallbackHandler";

  private final Object handler;
  private final Method handle;
  private final Class<?> callType;
  private final Method guarded;

  /**
   * @param handlers name of the interface that it implements
   * @param guarded the method whose calls fail
   */
  public FallbackByHandler(Object handler, String handlers, Method guarded) {
    this.handler = handler;
    this.handle =
        ApplicationClasses.method("fallback.handler", handler.getClass(), handlers, "handle");
    this.callType = handle.getParameterTypes()[0];
    this.guarded = guarded;
  }

  @Override
  public Object apply(Invocation invocation, Throwable failure) throws Throwable {
    Object call =
        Proxy.newProxyInstance(
            callType.getClassLoader(),
            new Class<?>[] {callType},
            new FailedCall(guarded, invocation, failure));
    try {
      return fitting(handle.invoke(handler, call));
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  /** Where the caller gets a primitive value there is none that null could stand for. */
  private Object fitting(Object result) {
    Class<?> wanted = guarded.getReturnType();
    if (result == null && wanted.isPrimitive() && wanted != void.class) {
      throw new NullPointerException(
          "the fallback handler "
              + handler.getClass().getName()
              + " returned null, and "
              + guarded.getDeclaringClass().getName()
              + "."
              + guarded.getName()
              + " returns "
              + wanted.getName());
    }
    return result;
  }

  /** Answers what handlers ask of the call. */
  private static final class FailedCall implements InvocationHandler {

    private final Method guarded;
    private final Invocation invocation;
    private final Throwable failure;

    FailedCall(Method guarded, Invocation invocation, Throwable failure) {
      this.guarded = guarded;
      this.invocation = invocation;
      this.failure = failure;
    }

    @Override
    public Object invoke(Object proxy, Method asked, Object[] arguments) {
      switch (asked.getName()) {
        case "method":
        case "getMethod":
          return guarded;
        case "receiver":
          return invocation.receiver();
        case "arguments":
        case "getParameters":
          return arguments();
        case "failure":
        case "getFailure":
          return failure;
        case "equals":
          return proxy == arguments[0];
        case "hashCode":
          return System.identityHashCode(proxy);
        case "toString":
          return "failed call of " + guarded;
        default:
          throw new UnsupportedOperationException(asked.toString());
      }
    }

    private Object[] arguments() {
      Object[] copy = new Object[invocation.count()];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = invocation.argument(i);
      }
      return copy;
    }
  }
}
