package dev.faultline.agent;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the agent's threads: daemons in the system's thread group, so that they neither keep the
 * JVM alive nor are counted among the application's own. Thread-safe.
 */
final class AgentThreads implements ThreadFactory {

  private final ThreadGroup group;

  AgentThreads() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    group = top;
  }

  Thread newThread(String name, Runnable work) {
    Thread thread = newThread(work);
    thread.setName(name);
    return thread;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(group, work);
    thread.setDaemon(true);
    // Not the application's class loader, which would otherwise be inherited and kept.
    thread.setContextClassLoader(AgentThreads.class.getClassLoader());
    return thread;
  }
}
