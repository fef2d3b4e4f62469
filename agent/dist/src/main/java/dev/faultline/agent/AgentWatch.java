package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread that looks now and then whether something has changed that nobody tells of: the settings
 * file, or whether the application uses JMX by now.
 */
final class AgentWatch implements AgentPart, Runnable {

  private static final long INTERVAL_MILLIS = 1_000;

  private final AgentThreads threads;
  private final AgentLog log;
  private final List<Runnable> looks;
  private Thread thread;
  private boolean failureTold;
  private volatile boolean detached;

  AgentWatch(AgentThreads threads, AgentLog log) {
    this(threads, log, new ArrayList<Runnable>());
  }

  AgentWatch(AgentThreads threads, AgentLog log, List<Runnable> looks) {
    this.threads = threads;
    this.log = log;
    this.looks = looks;
  }

  /** Adds something to be done every second. Before {@link #start}. */
  void add(Runnable look) {
    looks.add(look);
  }

  void start() {
    thread = threads.newThread("faultline-watch", this);
    thread.start();
  }

  @Override
  public void run() {
    while (!detached) {
      try {
        Thread.sleep(INTERVAL_MILLIS);
        for (Runnable look : looks) {
          look(look);
        }
      } catch (InterruptedException now) {
        // Asked of the field.
      } catch (Throwable outOfMemory) {
        // The application has left none, not even to say so; there may be some in a second.
      }
    }
  }

  private void look(Runnable look) {
    try {
      look.run();
    } catch (Throwable failure) {
      if (!failureTold) {
        failureTold = true;
        log.warn("changes may go unnoticed: " + failure);
      }
    }
  }

  /** Ends the thread, without waiting: it may be the one that waits for the agent's lock. */
  @Override
  public void detach() {
    detached = true;
    thread.interrupt();
  }
}
