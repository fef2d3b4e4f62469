package dev.faultline.resilience;

import dev.faultline.resilience.time.Scheduler;
import dev.faultline.resilience.time.Sleeper;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Time that passes when a test says so, or when somebody sleeps in it. */
final class FakeTime implements Ticker, Sleeper, Scheduler {

  private record Task(long due, long number, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private final List<Duration> slept = new ArrayList<>();
  // Nobody may take the first reading, or a reading above zero, for anything special.
  private long now = -1_000_000_000_000L;
  private long scheduled;
  private int readings;

  /** An environment of this time, with an executor that runs what it gets at once. */
  GuardEnvironment environment() {
    return GuardEnvironment.of(this, this, this, Runnable::run);
  }

  @Override
  public synchronized long nanoTime() {
    readings++;
    return now;
  }

  /** How often the clock was read. */
  synchronized int readings() {
    return readings;
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("of the test");
    }
    synchronized (this) {
      slept.add(Duration.ofNanos(nanos));
    }
    pass(Duration.ofNanos(nanos));
  }

  /** How long threads slept, in order. */
  synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }

  @Override
  public synchronized Timer schedule(Runnable task, long delayNanos) {
    Task waiting = new Task(now + Math.max(0, delayNanos), scheduled++, task);
    tasks.add(waiting);
    return () -> {
      synchronized (this) {
        tasks.remove(waiting);
      }
    };
  }

  /** How many tasks wait for their time. */
  synchronized int waiting() {
    return tasks.size();
  }

  /** Lets time pass, with all that is due in it. */
  void pass(Duration duration) {
    long until = nanoTime() + duration.toNanos();
    for (Task next = due(until); next != null; next = due(until)) {
      next.work().run();
    }
    synchronized (this) {
      now = until;
    }
  }

  private synchronized Task due(long until) {
    Task next = tasks.peek();
    if (next == null || next.due() - until > 0) {
      return null;
    }
    now = next.due();
    return tasks.poll();
  }
}
