package dev.faultline.resilience.time;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The scheduler of real programs: one thread, made for the first task and ended when there has been
 * none for a while. Thread-safe. Who schedules or cancels takes no lock: a thread that is out of
 * stack or memory in the middle of it leaves nothing locked.
 */
public final class TimerThread implements Scheduler, AutoCloseable {

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final long LONGEST_SLEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A thread that was to be started and has not come since will not come any more. */
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ThreadFactory threads;
  private final long idleNanos;
  private final NewTasks added = new NewTasks();
  private final SortedTasks tasks = new SortedTasks(added);
  private final TimerPace pace = new TimerPace();
  private final AtomicReference<Thread> worker = new AtomicReference<>();

  /** When a thread was last started, by the clock; zero for not at all. */
  private final AtomicLong starting = new AtomicLong();

  /** When the thread wakes up by itself. */
  private final AtomicLong wakeAt = new AtomicLong();

  private volatile boolean windingDown;

  private volatile boolean closed;

  /** A scheduler whose thread is a daemon named {@code faultline-timer}. */
  public TimerThread() {
    this(new DaemonThreads("faultline-timer"));
  }

  /**
   * @param threads makes the one thread, and another should that die or go idle
   */
  public TimerThread(ThreadFactory threads) {
    this(threads, IDLE_NANOS);
  }

  /**
   * @param idleNanos for how long there is to be no task before the thread ends
   */
  TimerThread(ThreadFactory threads, long idleNanos) {
    this.threads = threads;
    this.idleNanos = idleNanos;
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    if (closed) {
      throw hasBeenClosed();
    }
    long delay = Math.max(0, delayNanos);
    TaskInbox inbox = added.ofThread();
    long now = System.nanoTime();
    ScheduledTask scheduled = new ScheduledTask(this, inbox, task, now + delay);
    pace.scheduled(delay);
    inbox.add(scheduled);
    boolean willRun = false;
    try {
      wake(scheduled.due, now);
      willRun = true;
    } finally {
      if (!willRun) {
        // Nobody will hear of it who could cancel it.
        scheduled.cancel();
      }
    }
    if (closed) {
      // Meanwhile, and it may have come too late to be told with the others.
      scheduled.abandon(hasBeenClosed());
    }
    return scheduled;
  }

  private static RuntimeException hasBeenClosed() {
    return new IllegalStateException("the timer thread has been closed");
  }

  /**
   * Sees to it that the thread will look at what has been added by the time that it is due, and
   * soon in any case: nobody else takes out what is cancelled beneath it.
   */
  private void wake(long due, long now) {
    Thread running = worker.get();
    if (running == null) {
      start();
      return;
    }
    long latest = now + TimerPace.LONGEST_TICK;
    long by = due - latest < 0 ? due : latest;
    for (long then = wakeAt.get(); by - then < 0; then = wakeAt.get()) {
      // First: done after, it could undo what the thread has said since it woke up. Until it says
      // anew others need not wake it for the same.
      if (wakeAt.compareAndSet(then, by)) {
        LockSupport.unpark(running);
        return;
      }
    }
  }

  private void start() {
    long now = System.nanoTime() | 1;
    long last = starting.get();
    if (last != 0 && now - last < START_NANOS || !starting.compareAndSet(last, now)) {
      return;
    }
    boolean started = false;
    try {
      threads
          .newThread(
              new Runnable() {
                @Override
                public void run() {
                  work();
                }
              })
          .start();
      started = true;
    } finally {
      if (!started) {
        // Out of threads, memory or stack: whoever comes next tries again.
        starting.set(0);
      }
    }
  }

  private void work() {
    Thread self = Thread.currentThread();
    while (worker.compareAndSet(null, self)) {
      starting.set(0);
      try {
        workUntilIdle();
      } finally {
        worker.set(null);
      }
      // Whoever came meanwhile may have found the thread still there.
      if (added.isEmpty()) {
        break;
      }
    }
  }

  private void workUntilIdle() {
    long lastUsed = System.nanoTime();
    for (; ; ) {
      // None of ours: a thread that stays interrupted would not wait.
      Thread.interrupted();
      long now = System.nanoTime();
      Long next = null;
      try {
        next = runDue();
      } catch (OutOfMemoryError later) {
        // What could not be sorted in is tried again with the next tick.
        pace.scheduled(0);
      }
      boolean used = pace.takeUsed();
      if (used) {
        lastUsed = now;
      } else if (next == null && now - lastUsed >= idleNanos()) {
        return;
      }
      // For a while, so that not each of a few tasks has to wake it.
      boolean inUse = now - lastUsed < TimerPace.RECENT_NANOS;
      long wake = inUse ? now + pace.tickNanos(now) : lastUsed + idleNanos();
      if (next != null && (!inUse || next - wake < 0)) {
        wake = next;
      }
      // Should who was to wake it have run out of stack over that, it is late, and not for ever.
      waitUntil(wake - now > LONGEST_SLEEP_NANOS ? now + LONGEST_SLEEP_NANOS : wake);
    }
  }

  /** For how long there is to be nothing before the thread ends. */
  private long idleNanos() {
    if (closed) {
      return 0;
    }
    return windingDown ? Math.min(idleNanos, TimerPace.RECENT_NANOS) : idleNanos;
  }

  /** When the next task is due; null when there is none. */
  private Long runDue() {
    tasks.takeIn();
    for (ScheduledTask due = next(); due != null; due = next()) {
      due.run();
    }
    return tasks.nextDue();
  }

  private ScheduledTask next() {
    return tasks.pollDue(System.nanoTime());
  }

  private void waitUntil(long time) {
    boolean isLong = time - System.nanoTime() > TimerPace.LONGEST_TICK;
    wakeAt.set(time);
    // Whoever has added a task before seeing that has not woken this thread for it.
    boolean awaited = isLong ? !added.isEmpty() : added.hasOneBefore(time);
    if (!awaited) {
      LockSupport.parkNanos(this, time - System.nanoTime());
    }
  }

  /** A task of this has been cancelled that the thread has sorted in. */
  void cancelledSorted() {
    if (tasks.cancelled()) {
      LockSupport.unpark(worker.get());
    }
  }

  @Override
  public void windDown() {
    windingDown = true;
    LockSupport.unpark(worker.get());
  }

  /** How many tasks wait for their time. */
  public int waiting() {
    return tasks.waiting();
  }

  /**
   * Takes no tasks any more. Each {@link dev.faultline.resilience.time.Scheduler.Task} that waits
   * is told so; what does not ask to be told is still run at its time, and the thread ends when
   * there is nothing of it left.
   */
  @Override
  public void close() {
    closed = true;
    RuntimeException why = hasBeenClosed();
    for (ScheduledTask one : tasks.all()) {
      one.abandon(why);
    }
    LockSupport.unpark(worker.get());
  }
}
