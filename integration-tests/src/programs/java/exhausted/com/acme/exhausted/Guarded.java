package com.acme.exhausted;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs out of stack in guarded methods, and in what guards them, at many different places. */
public final class Guarded {

  private static final int THREADS = 60;
  private static final AtomicInteger INTERRUPTED = new AtomicInteger();
  private static int overflows;

  private Guarded() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(null, Guarded::overflowAndSleep, "deep-" + i, 300_000 + i * 1_013);
      threads[i].start();
      Thread.sleep(20);
    }
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(null, Guarded::overflowCrowded, "c-" + i, 300_000 + i * 113);
      thread.start();
      thread.join();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("interrupted afterwards: " + INTERRUPTED);
    System.out.println("overflows " + overflows + ", room for " + room(0));
    System.out.println("in time: " + slow());
    System.out.println("stages that never end: " + Stages.unended());
  }

  private static void overflowAndSleep() {
    try {
      timed(0);
    } catch (StackOverflowError expected) {
      // Where exactly is another matter for each thread.
    }
    Thread.interrupted();
    try {
      Thread.sleep(3_500);
    } catch (InterruptedException lostTimer) {
      INTERRUPTED.incrementAndGet();
    }
  }

  /** Has a timeout of two seconds. */
  private static int timed(int depth) {
    return 1 + timed(depth + 1);
  }

  private static void overflowCrowded() {
    try {
      walk(0);
    } catch (StackOverflowError expected) {
      overflows++;
    }
  }

  private static int walk(int depth) {
    crowded();
    return 1 + walk(depth + 1);
  }

  /** There may be five at once. */
  private static int crowded() {
    return 1;
  }

  /** How many find room in each other, in a bulkhead that is shared with those above. */
  private static int room(int level) {
    try {
      return nested(level);
    } catch (RuntimeException full) {
      return level;
    }
  }

  /** There may be five at once, with those above. */
  private static int nested(int level) {
    return room(level + 1);
  }

  /** Has a timeout of two seconds. */
  private static String slow() {
    try {
      return sleeping();
    } catch (RuntimeException timedOut) {
      return "no longer than it may";
    }
  }

  private static String sleeping() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      return "interrupted";
    }
    return "hung";
  }
}
