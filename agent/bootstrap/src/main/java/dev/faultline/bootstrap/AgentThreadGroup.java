package dev.faultline.bootstrap;

/**
 * The group of all of the agent's threads, and of those that its libraries make on them. There is
 * one, below the system's own group, for every agent that is attached one after the other: before
 * Java 19 the JVM keeps a group for good, and with it would keep the class loader of a class of the
 * agent's. Thread-safe.
 */
public final class AgentThreadGroup extends ThreadGroup {

  private static final AgentThreadGroup INSTANCE = new AgentThreadGroup(top());

  private AgentThreadGroup(ThreadGroup parent) {
    super(parent, "faultline");
  }

  private static ThreadGroup top() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top;
  }

  /** The group. */
  public static ThreadGroup instance() {
    return INSTANCE;
  }

  /** Whether the current thread is one of the agent's. */
  public static boolean isEntered() {
    return Thread.currentThread().getThreadGroup() == INSTANCE;
  }

  /**
   * Nothing: the system's group would call the application's default handler, or print to its
   * standard error. A thread of a library may die of want of memory; those that the agent makes
   * itself tell of it in the agent's log.
   */
  @Override
  public void uncaughtException(Thread thread, Throwable failure) {}
}
