package dev.faultline.agent;

import dev.faultline.capture.governor.OwnThreads;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the agent's threads: daemons in the system's thread group, so that they neither keep the
 * JVM alive nor are counted among the application's own. Thread-safe.
 */
final class AgentThreads implements ThreadFactory {

  private final OwnThreads measured;
  private final ThreadGroup group;

  /**
   * @param measured where the threads' CPU time is added up
   */
  AgentThreads(OwnThreads measured) {
    this.measured = measured;
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    group = top;
  }

  /** Makes a thread that gets its name from who asks for it. */
  @Override
  public Thread newThread(Runnable work) {
    return newThread("faultline", work);
  }

  Thread newThread(String name, Runnable work) {
    // With a name from the start: without one the JVM would take a number for it, and the
    // application's first thread would be Thread-2.
    Thread thread = new Thread(group, measured.measured(work), name);
    thread.setDaemon(true);
    // Not the application's class loader, which would otherwise be inherited and kept.
    thread.setContextClassLoader(AgentThreads.class.getClassLoader());
    return thread;
  }
}
