package dev.faultline.agent;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes daemon threads that keep nothing of the call that they are made in, and need no permission
 * of it. Before Java 24 a thread inherits the access control context of whoever makes it, which
 * holds the class loaders of all that is on its stack, for as long as it lives.
 */
final class ContextFreeThread {

  private ContextFreeThread() {}

  /**
   * A daemon that has not been started.
   *
   * @param context its context class loader; null for none
   */
  static Thread daemon(
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
