package dev.faultline.resilience.time;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes threads that do not keep the JVM alive, named after their purpose and a number. They have
 * the context class loader of whoever caused them to be made, and nothing else of it. Thread-safe.
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
  public Thread newThread(Runnable work) {
    return ContextFreeThread.daemon(work, name + "-" + made.incrementAndGet());
  }
}
