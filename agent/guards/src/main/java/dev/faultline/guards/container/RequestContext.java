package dev.faultline.guards.container;

import dev.faultline.weaving.guard.CallScope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * CDI's request context, which the standard wants to be active while an asynchronous call runs on a
 * thread that has none. Thread-safe.
 */
public final class RequestContext implements CallScope {

  private static final String CONTROLLER = "context.control.RequestContextController";

  private final Cdi cdi;
  private final Class<?> controller;
  private final Method activate;
  private final Method deactivate;

  private RequestContext(Cdi cdi) throws ReflectiveOperationException {
    this.cdi = cdi;
    this.controller = cdi.type(CONTROLLER);
    this.activate = controller.getMethod("activate");
    this.deactivate = controller.getMethod("deactivate");
  }

  /**
   * Of the application that the current thread works for.
   *
   * @param context of the thread; null for none
   * @param own of the guarded class
   * @return null when the application has none
   */
  public static RequestContext of(ClassLoader context, ClassLoader own) {
    Cdi cdi = Cdi.of(context, own);
    try {
      return cdi == null ? null : new RequestContext(cdi);
    } catch (ReflectiveOperationException | LinkageError before20) {
      return null;
    }
  }

  @Override
  public Object open() {
    try {
      Object one = cdi.select(controller);
      return Boolean.TRUE.equals(activate.invoke(one)) ? one : null;
    } catch (ReflectiveOperationException | RuntimeException notRunning) {
      return null;
    }
  }

  @Override
  public void close(Object opened) {
    if (opened == null) {
      return;
    }
    try {
      deactivate.invoke(opened);
    } catch (InvocationTargetException endedMeanwhile) {
      // By the container itself, when the application ended.
    } catch (IllegalAccessException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }
}
