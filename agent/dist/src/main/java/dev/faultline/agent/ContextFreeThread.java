package dev.faultline.agent;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes daemon threads that keep nothing of the call that they are made in, and need no permission
 * of it. A thread inherits the inheritable thread-locals and the priority of whoever makes it, and
 * before Java 24 the access control context, which holds the class loaders of all that is on its
 * stack, for as long as it lives.
 */
final class ContextFreeThread {

  /** With a last parameter that says whether thread-locals are inherited; null before Java 9. */
  private static final Constructor<Thread> WITHOUT_LOCALS = constructorWithoutLocals();

  private ContextFreeThread() {}

  private static Constructor<Thread> constructorWithoutLocals() {
    try {
      return Thread.class.getConstructor(
          ThreadGroup.class, Runnable.class, String.class, long.class, boolean.class);
    } catch (NoSuchMethodException beforeJava9) {
      return null;
    }
  }

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
            Thread thread = withoutLocals(group, work, name);
            thread.setDaemon(true);
            thread.setPriority(Thread.NORM_PRIORITY);
            thread.setContextClassLoader(context);
            return thread;
          }
        });
  }

  private static Thread withoutLocals(ThreadGroup group, Runnable work, String name) {
    try {
      if (WITHOUT_LOCALS != null) {
        return WITHOUT_LOCALS.newInstance(group, work, name, 0L, false);
      }
      Thread thread = new Thread(group, work, name);
      Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
      inherited.setAccessible(true);
      inherited.set(thread, null);
      return thread;
    } catch (ReflectiveOperationException otherJvm) {
      // One that has no such field has nothing to be taken out of it.
      return new Thread(group, work, name);
    }
  }
}
