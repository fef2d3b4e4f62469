package org.example.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls controllers by reflection and logs what they throw, as web frameworks do. */
public final class Dispatcher {

  private static final Logger LOG = Logger.getLogger("org.example.web");

  private Dispatcher() {}

  /** A task that fails, with nobody's code but this library's in it. */
  public static Callable<Object> task(String message) {
    return new Callable<Object>() {
      @Override
      public Object call() {
        throw new UnsupportedOperationException(message);
      }
    };
  }

  /** Logs what the servlet has wrapped, and not the wrapper, as servlet containers do. */
  public static void serve(Runnable servlet) {
    try {
      servlet.run();
    } catch (RuntimeException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      LOG.log(Level.SEVERE, "request failed", root);
    }
  }

  /**
   * @param controller whose static method is called
   * @param method that has no parameters
   */
  public static void dispatch(Class<?> controller, String method) {
    try {
      Method action = controller.getDeclaredMethod(method);
      action.setAccessible(true);
      action.invoke(null);
    } catch (InvocationTargetException e) {
      LOG.log(Level.SEVERE, "request failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
