package dev.faultline.weaving.guard;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * What guards do on threads of the application they do by their own rights: under a security
 * manager it may be allowed less than they need. Without one, which is asked first, nothing is
 * added.
 */
public final class OwnRights {

  private OwnRights() {}

  /** Whether the application may be allowed less than we are. */
  public static boolean areMore() {
    return System.getSecurityManager() != null;
  }

  /** The context class loader of the current thread; null for none. */
  public static ClassLoader contextClassLoader() {
    if (!areMore()) {
      return Thread.currentThread().getContextClassLoader();
    }
    return AccessController.doPrivileged(
        new PrivilegedAction<ClassLoader>() {
          @Override
          public ClassLoader run() {
            return Thread.currentThread().getContextClassLoader();
          }
        });
  }

  /** Sets the context class loader of the current thread. */
  static void setContextClassLoader(final ClassLoader loader) {
    if (!areMore()) {
      Thread.currentThread().setContextClassLoader(loader);
      return;
    }
    AccessController.doPrivileged(
        new PrivilegedAction<Void>() {
          @Override
          public Void run() {
            Thread.currentThread().setContextClassLoader(loader);
            return null;
          }
        });
  }

  /** Who loaded a class; null for the JVM. */
  static ClassLoader loaderOf(final Class<?> type) {
    if (!areMore()) {
      return type.getClassLoader();
    }
    return AccessController.doPrivileged(
        new PrivilegedAction<ClassLoader>() {
          @Override
          public ClassLoader run() {
            return type.getClassLoader();
          }
        });
  }
}
