package dev.faultline.bootstrap;

/**
 * What the facade's classes call once they are woven: the methods of {@code
 * dev.faultline.api.AgentBridge}, by name and descriptor. No exception leaves these methods,
 * whatever happens behind them. See {@link FacadeSink} for what they do.
 */
public final class FacadeProbe {

  private static volatile FacadeSink sink;

  private FacadeProbe() {}

  /**
   * Turns the facade on, or off.
   *
   * @param receiver where calls go from now on; null turns it off
   */
  public static void connect(FacadeSink receiver) {
    ProbeFailures.prepare();
    sink = receiver;
  }

  /** Whether somebody listens. */
  public static boolean connected() {
    return sink != null;
  }

  public static Object openScope() {
    return openScope(null);
  }

  public static Object attach(Object context) {
    return context == null ? null : openScope(context);
  }

  private static Object openScope(Object context) {
    FacadeSink receiver = sink;
    if (receiver == null) {
      return null;
    }
    Throwable stop = null;
    try {
      return receiver.openScope(context);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
    return null;
  }

  public static void closeScope(Object scope) {
    FacadeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.closeScope(scope);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  public static Object context() {
    FacadeSink receiver = sink;
    if (receiver == null) {
      return null;
    }
    Throwable stop = null;
    try {
      return receiver.context();
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
    return null;
  }

  public static void tag(Object scope, String name, String value) {
    set(scope, name, value);
  }

  public static void tag(Object scope, String name, long value) {
    set(scope, name, value);
  }

  public static void tag(Object scope, String name, double value) {
    set(scope, name, value);
  }

  public static void tag(Object scope, String name, boolean value) {
    set(scope, name, value);
  }

  private static void set(Object scope, String name, Object value) {
    FacadeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.tag(scope, name, value);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  public static void user(Object scope, String id, String name, String email, String ip) {
    FacadeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.user(scope, id, name, email, ip);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  public static void breadcrumb(
      Object scope, String category, String level, String message, Object[] data) {
    FacadeSink receiver = sink;
    if (receiver == null) {
      return;
    }
    Throwable stop = null;
    try {
      receiver.breadcrumb(scope, category, level, message, data);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
  }

  public static String capture(Object scope, Throwable throwable, String level) {
    FacadeSink receiver = sink;
    if (receiver == null || throwable == null) {
      return null;
    }
    Throwable stop = null;
    try {
      return receiver.capture(scope, throwable, level);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
    return null;
  }

  public static String message(Object scope, String text, String level) {
    FacadeSink receiver = sink;
    if (receiver == null || text == null) {
      return null;
    }
    Throwable stop = null;
    try {
      return receiver.message(scope, text, level);
    } catch (Throwable failure) {
      try {
        stop = failed(receiver, failure);
      } catch (Throwable outOfStackOrMemory) {
        // Even this call may not fit: the application matters more than the count.
      }
    }
    if (stop != null) {
      ProbeFailures.<RuntimeException>rethrow(stop);
    }
    return null;
  }

  /** Counts a failure; returns it when it was not ours, so that it must go on, else null. */
  private static Throwable failed(FacadeSink receiver, Throwable failure) {
    if (ProbeFailures.isThreadStop(failure)) {
      return failure;
    }
    receiver.failed(failure);
    return null;
  }
}
