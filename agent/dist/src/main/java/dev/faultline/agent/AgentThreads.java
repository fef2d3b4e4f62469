package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.AgentThreadGroup;
import dev.faultline.capture.governor.OwnThreads;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the agent's threads: daemons in a group below the system's, so that they neither keep the
 * JVM alive nor are counted among the application's own. Thread-safe.
 */
final class AgentThreads implements ThreadFactory {

  private final OwnThreads measured;
  private final AgentLog log;

  /**
   * @param measured where the threads' CPU time is added up
   */
  AgentThreads(OwnThreads measured, AgentLog log) {
    this.log = log;
    this.measured = measured;
  }

  /** Makes a thread that gets its name from who asks for it. */
  @Override
  public Thread newThread(Runnable work) {
    return newThread("faultline", work);
  }

  Thread newThread(String name, Runnable work) {
    // With a name from the start: without one the JVM would take a number for it, and the
    // application's first thread would be Thread-2.
    return thread(name, measured.measured(work));
  }

  /**
   * Makes threads whose time is not the agent's: they run the application's own code, which may
   * never end, and detail that is shed for it would not make it end.
   */
  ThreadFactory forApplicationCode() {
    return new ThreadFactory() {
      @Override
      public Thread newThread(Runnable work) {
        return thread("faultline", work);
      }
    };
  }

  private Thread thread(String name, Runnable work) {
    // Not the application's class loader, which would otherwise be inherited and kept.
    return ContextFreeThread.daemon(
        AgentThreadGroup.instance(),
        new Contained(name, work, log),
        name,
        AgentThreads.class.getClassLoader());
  }

  /** Work whose failure ends its thread with a line in the agent's log and nothing else. */
  private static final class Contained implements Runnable {

    private final String name;
    private final Runnable work;
    private final AgentLog log;

    Contained(String name, Runnable work, AgentLog log) {
      this.name = name;
      this.work = work;
      this.log = log;
    }

    @Override
    public void run() {
      try {
        work.run();
      } catch (Throwable failure) {
        tell(failure);
      }
    }

    private void tell(Throwable failure) {
      try {
        log.error("the thread " + name + " has ended: " + failure);
      } catch (Throwable outOfMemory) {
        // There is no memory to say so.
      }
    }
  }
}
