package dev.faultline.guards.application;

import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Classes of the application that declarations name, and objects of them. Thread-safe. */
public final class ApplicationClasses {

  private final ClassLoader loader;
  private final PackageOpener opener;

  /**
   * @param loader of the class whose method is guarded; null for the bootstrap class loader
   */
  public ApplicationClasses(ClassLoader loader, PackageOpener opener) {
    this.loader = loader;
    this.opener = opener;
  }

  /**
   * The class of a name.
   *
   * @param setting that names it, for the message
   * @throws InvalidSettingException when there is none
   */
  public Class<?> find(String setting, String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new InvalidSettingException(
          setting, name, "it cannot be loaded (" + missing + "): put it on the class path");
    }
  }

  /** The class of a name, or null when there is none. */
  Class<?> findIfThere(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError missing) {
      return null;
    }
  }

  /**
   * A new object of a class.
   *
   * @param setting that names it, for the message
   * @throws InvalidSettingException when none can be made
   */
  public Object make(String setting, Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      opener.open(type);
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (NoSuchMethodException none) {
      throw new InvalidSettingException(
          setting, type.getName(), "it has no constructor without parameters: add one");
    } catch (InvocationTargetException failed) {
      throw new InvalidSettingException(
          setting, type.getName(), "its constructor fails: " + failed.getCause());
    } catch (ReflectiveOperationException | RuntimeException refused) {
      throw new InvalidSettingException(
          setting, type.getName(), "no object of it can be made: " + refused);
    }
  }

  /**
   * A method of an interface that an object's class implements.
   *
   * @param setting that names the class, for the message
   * @throws InvalidSettingException when it does not implement it
   */
  static Method method(String setting, Class<?> type, String interfaceName, String method) {
    Class<?> found = implemented(type, interfaceName);
    if (found == null) {
      throw new InvalidSettingException(
          setting, type.getName(), "it does not implement " + interfaceName + ": have it do so");
    }
    for (Method one : found.getMethods()) {
      if (one.getName().equals(method)) {
        return one;
      }
    }
    throw new InvalidSettingException(
        setting,
        type.getName(),
        "the "
            + interfaceName
            + " that it implements has no method "
            + method
            + ": have the version of the annotations that goes with the agent on the class path");
  }

  /** The interface of a name, if a class implements it; else null. */
  public static Class<?> implemented(Class<?> type, String interfaceName) {
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      if (one.getName().equals(interfaceName)) {
        return one;
      }
      for (Class<?> parent : one.getInterfaces()) {
        Class<?> found = implemented(parent, interfaceName);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
