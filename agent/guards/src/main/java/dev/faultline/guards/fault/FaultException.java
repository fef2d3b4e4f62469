package dev.faultline.guards.fault;

import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Makes the exceptions that faults throw, of the application's own classes. Stateless. */
final class FaultException {

  private static final String SETTING = "exception";

  private FaultException() {}

  /**
   * An exception whose stack trace begins at the method that it is injected into.
   *
   * @param type its class's name
   * @param message null for none
   * @param into the class that has the method, whose class loader finds it
   * @throws InvalidSettingException when none can be made
   */
  static Throwable make(String type, String message, Class<?> into, PackageOpener opener) {
    Class<?> found;
    try {
      found = Class.forName(type, true, into.getClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new InvalidSettingException(
          SETTING,
          type,
          "the class loader of "
              + into.getName()
              + " does not find it ("
              + missing
              + "): name a class that is on its class path");
    }
    if (!Throwable.class.isAssignableFrom(found)) {
      throw new InvalidSettingException(
          SETTING, type, "it is no exception: name a subclass of java.lang.Throwable");
    }
    Throwable made = made(found, message, opener);
    trim(made, into.getName());
    return made;
  }

  private static Throwable made(Class<?> type, String message, PackageOpener opener) {
    try {
      Constructor<?> withMessage = constructor(type, opener, String.class);
      if (withMessage != null) {
        return (Throwable) withMessage.newInstance(message);
      }
      Constructor<?> plain = constructor(type, opener);
      if (plain != null) {
        return (Throwable) plain.newInstance();
      }
    } catch (InvocationTargetException failed) {
      throw new InvalidSettingException(
          SETTING, type.getName(), "its constructor fails: " + failed.getCause());
    } catch (ReflectiveOperationException | RuntimeException refused) {
      throw new InvalidSettingException(
          SETTING, type.getName(), "no object of it can be made (" + refused + "): name another");
    }
    throw new InvalidSettingException(
        SETTING,
        type.getName(),
        "it has neither a constructor with one String nor one without parameters: name another");
  }

  private static Constructor<?> constructor(
      Class<?> type, PackageOpener opener, Class<?>... parameters) {
    try {
      Constructor<?> found = type.getDeclaredConstructor(parameters);
      opener.open(type);
      found.setAccessible(true);
      return found;
    } catch (NoSuchMethodException none) {
      return null;
    }
  }

  /**
   * What is above the method is how the fault came there, which is nothing of the application's.
   */
  private static void trim(Throwable made, String className) {
    StackTraceElement[] trace = made.getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      if (trace[i].getClassName().equals(className)) {
        made.setStackTrace(Arrays.copyOfRange(trace, i, trace.length));
        return;
      }
    }
  }
}
