package com.acme.dying;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads that end with an exception, one way per run. */
public final class Dying {

  public static void main(String[] args) throws Exception {
    String way = args[0];
    switch (way) {
      case "main":
        fail(way);
        break;
      case "worker":
        join(new Thread(() -> fail(way), "worker-1"));
        break;
      case "pool":
        inPool(way);
        break;
      case "handler":
        Thread.setDefaultUncaughtExceptionHandler(
            (thread, thrown) -> System.out.println("handled " + thread.getName() + " " + thrown));
        join(new Thread(() -> fail(way), "worker-2"));
        break;
      case "exit-in-handler":
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.exit(9));
        fail(way);
        break;
      case "exit-after":
        join(new Thread(() -> fail(way), "worker-3"));
        System.exit(3);
        break;
      case "implicit":
        String nothing = args.length > 5 ? "" : null;
        System.out.println(nothing.length());
        break;
      case "virtual":
        Thread virtual =
            (Thread)
                Thread.class
                    .getMethod("startVirtualThread", Runnable.class)
                    .invoke(null, (Runnable) () -> fail(way));
        virtual.join();
        break;
      default:
        throw new IllegalArgumentException(way);
    }
    System.out.println("main ends");
  }

  private static void inPool(String way) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1, task -> new Thread(task, "pool-worker"));
    pool.execute(() -> fail(way));
    pool.shutdown();
    pool.awaitTermination(30, TimeUnit.SECONDS);
  }

  private static void join(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  private static void fail(String way) {
    int step = way.length();
    throw new IllegalStateException("died by " + way);
  }
}
