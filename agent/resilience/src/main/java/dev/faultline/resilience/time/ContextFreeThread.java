package dev.faultline.resilience.time;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes daemon threads that keep nothing of the call that they are made in, and need no permission
 * of it. Before Java 24 a thread inherits the access control context of whoever makes it, which
 * holds the class loaders of all that is on its stack, for as long as it lives.
 */
public final class ContextFreeThread {

  private ContextFreeThread() {}

  /** A daemon that has not been started, with the context class loader of the current thread. */
  public static Thread daemon(final Runnable work, final String name) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Thread>() {
          @Override
          public Thread run() {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
          }
        });
  }

  /**
   * A daemon that has not been started.
   *
   * @param context its context class loader; null for none
   */
  public static Thread daemon(
      final ThreadGroup group, final Runnable work, final String name, final ClassLoader context) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Thread>() {
          @Override
          public Thread run() {
            Thread thread = new Thread(group, work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(context);
            return thread;
          }
        });
  }
}
