package dev.faultline.resilience.bulkhead;

import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.time.DaemonThreads;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many calls at once, on threads set aside for them, and so many more that wait for their turn,
 * the first first. A call is under way until it is told to be over, which may be long after its
 * thread has turned to another. Thread-safe.
 *
 * <p>Threads are made when first needed and end when they have had nothing to do for a while.
 */
public final class ThreadPoolBulkhead implements AutoCloseable {

  /** A call, each of which is submitted once. */
  public interface Task extends Runnable {

    /** Makes the call; {@link #leave} is due when it is over. */
    @Override
    void run();

    /** The call will not be made: the bulkhead has been closed. */
    void abandoned();
  }

  private static final long IDLE_SECONDS = 30;

  private final String name;
  private final int limit;
  private final int queue;
  private final ThreadPoolExecutor threads;

  // Nothing but these few fields is touched under it, and nobody asks for it who might run out of
  // stack while it is held: that could leave it locked.
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Task> waiting = new LinkedHashSet<>();
  private int running;
  private boolean closed;

  /**
   * A bulkhead with daemon threads named after it.
   *
   * @param limit how many calls may be under way, 1 or more
   * @param queue how many may wait, 0 or more
   */
  public ThreadPoolBulkhead(String name, int limit, int queue) {
    this(name, limit, queue, new DaemonThreads(name + "-bulkhead"));
  }

  /**
   * A bulkhead with threads of somebody's making.
   *
   * @param limit how many calls may be under way, 1 or more
   * @param queue how many may wait, 0 or more
   */
  public ThreadPoolBulkhead(String name, int limit, int queue, ThreadFactory factory) {
    this.name = name;
    this.limit = SettingCheck.count("bulkhead.max-concurrent", limit, 1, Integer.MAX_VALUE);
    this.queue = SettingCheck.count("bulkhead.max-waiting", queue, 0, Integer.MAX_VALUE);
    // Its queue holds what has been let in and finds the thread not yet back that it follows.
    threads =
        new ThreadPoolExecutor(
            limit,
            limit,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<Runnable>(),
            factory);
    threads.allowCoreThreadTimeOut(true);
  }

  /** What guards and people call it. */
  public String name() {
    return name;
  }

  /** How many calls may be under way. */
  public int limit() {
    return limit;
  }

  /** How many calls are under way. */
  public int running() {
    StackRoom.ensure();
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** How many calls wait. */
  public int waiting() {
    StackRoom.ensure();
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has a call made on one of the threads, as soon as it is its turn.
   *
   * @return false when there is no room, or the bulkhead has been closed
   */
  public boolean submit(Task task) {
    StackRoom.ensure();
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (running == limit) {
        return waiting.size() < queue && waiting.add(task);
      }
      running++;
    } finally {
      lock.unlock();
    }
    start(task);
    return true;
  }

  /**
   * Takes back a call that still waits.
   *
   * @return whether it did; if not, it has been started or will be, or is over
   */
  public boolean withdraw(Task task) {
    StackRoom.ensure();
    lock.lock();
    try {
      return waiting.remove(task);
    } finally {
      lock.unlock();
    }
  }

  /** A call that has been started is over. */
  public void leave() {
    StackRoom.ensure();
    start(passOn());
  }

  /** Who has the place now of one that has left; null when it is free. */
  private Task passOn() {
    lock.lock();
    try {
      Iterator<Task> first = waiting.iterator();
      if (!first.hasNext()) {
        running--;
        return null;
      }
      Task next = first.next();
      first.remove();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param first null for nobody
   */
  private void start(Task first) {
    Task task = first;
    while (task != null) {
      try {
        threads.execute(task);
        return;
      } catch (RuntimeException | Error closedOrOutOfThreads) {
        Task next = passOn();
        task.abandoned();
        task = next;
      }
    }
  }

  /** No call begins any more: threads end as soon as those that are made, and wait, have ended. */
  public void windDown() {
    threads.setKeepAliveTime(1, TimeUnit.SECONDS);
  }

  /** Interrupts the threads. Calls that wait are abandoned. */
  @Override
  public void close() {
    Object[] left;
    lock.lock();
    try {
      closed = true;
      left = waiting.toArray();
      waiting.clear();
    } finally {
      lock.unlock();
    }
    for (Object task : left) {
      ((Task) task).abandoned();
    }
    for (Runnable task : threads.shutdownNow()) {
      leave();
      ((Task) task).abandoned();
    }
  }
}
