package com.acme.crowd;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A hundred thousand virtual threads that throw and catch, and all wait for the last of them. */
public final class Main {

  private static final int THREADS = 100_000;

  private static final AtomicInteger CAUGHT = new AtomicInteger();
  private static final CountDownLatch ALL = new CountDownLatch(THREADS);

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads[i] = Thread.ofVirtual().name("virtual-" + i).start(() -> work(number));
    }
    ALL.await();
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(CAUGHT.get() + " caught");
    Thread last = Thread.ofVirtual().name("last").unstarted(Main::die);
    last.setUncaughtExceptionHandler((thread, e) -> System.out.println(e.getMessage()));
    last.start();
    last.join();
  }

  private static void work(int number) {
    for (int i = 0; i < 2; i++) {
      try {
        refuse(number, i);
      } catch (IllegalStateException e) {
        CAUGHT.incrementAndGet();
      }
    }
    ALL.countDown();
    try {
      // Parked with all the others, each with whatever an agent keeps for it.
      ALL.await();
    } catch (InterruptedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void refuse(int number, int time) {
    String name = "thread " + number;
    throw new IllegalStateException(time + " refused");
  }

  private static void die() {
    throw new IllegalStateException("the last one dies");
  }
}
