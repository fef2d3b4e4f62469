package dev.faultline.resilience.time;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes threads that do not keep the JVM alive, named after their purpose and a number. They have
 * the context class loader of whoever caused them to be made, and nothing else of it. Thread-safe.
 *
 * <p>Before Java 9 there is no public way to make a thread without the inheritable thread-locals of
 * the thread that makes it: give another factory there to whatever must not have those of some
 * call.
 */
public final class DaemonThreads implements ThreadFactory {

  private final String name;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * @param name what the threads are for, such as {@code payments-bulkhead}
   */
  public DaemonThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(final Runnable work) {
    // Before Java 24 it would inherit the access control context of whoever makes it, which holds
    // the class loaders of all that is on its stack.
    return AccessController.doPrivileged(
        new PrivilegedAction<Thread>() {
          @Override
          public Thread run() {
            Thread thread = make(work, name + "-" + made.incrementAndGet());
            thread.setDaemon(true);
            thread.setPriority(Thread.NORM_PRIORITY);
            return thread;
          }
        });
  }

  private static Thread make(Runnable work, String name) {
    try {
      return Thread.class
          .getConstructor(
              ThreadGroup.class, Runnable.class, String.class, long.class, boolean.class)
          .newInstance(null, work, name, 0L, false);
    } catch (ReflectiveOperationException beforeJava9) {
      return new Thread(work, name);
    }
  }
}
