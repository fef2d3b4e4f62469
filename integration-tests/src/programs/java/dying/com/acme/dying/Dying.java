package com.acme.dying;

import java.util.concurrent.atomic.AtomicInteger;

/** Starts threads one after the other, each of which dies of an exception of its own. */
public final class Dying {

  private static final AtomicInteger dead = new AtomicInteger();

  private Dying() {}

  public static void main(String[] arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        new Thread.UncaughtExceptionHandler() {
          @Override
          public void uncaughtException(Thread thread, Throwable exception) {
            dead.incrementAndGet();
          }
        });
    int threads = Integer.parseInt(arguments[0]);
    for (int i = 0; i < threads; i++) {
      Worker worker = new Worker();
      worker.start();
      worker.join();
    }
    System.out.println(dead.get() + " dead, asked for their ids: " + Worker.asked.get());
    Thread.setDefaultUncaughtExceptionHandler(null);
    throw new IllegalStateException("and main");
  }

  private static final class Worker extends Thread {

    static final AtomicInteger asked = new AtomicInteger();

    /** Who asks runs code of the application's, which may do anything. */
    @Override
    public long getId() {
      asked.incrementAndGet();
      throw new IllegalStateException("id");
    }

    @Override
    public void run() {
      throw new IllegalArgumentException("worker");
    }
  }
}
