package com.acme.leaving;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Exceptions that no code here throws, and that leave it one way per run. */
public final class Leaving {

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "executor":
        inExecutor(Executors.newFixedThreadPool(1));
        break;
      case "virtual-executor":
        inExecutor(
            (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        break;
      case "scheduled":
        scheduled();
        break;
      case "stage":
        stage();
        break;
      case "when-complete":
        whenComplete();
        break;
      case "given":
        given();
        break;
      case "fork-join":
        forkJoin();
        break;
      case "parallel-stream":
        parallelStream();
        break;
      case "reflection":
        reflection();
        break;
      case "initializer":
        initializer();
        break;
      case "timer":
        timer();
        break;
      default:
        throw new IllegalArgumentException(args[0]);
    }
    System.out.println("main ends");
  }

  private static int lengthOf(String text) {
    return text.length();
  }

  /** Nobody asks for the result. */
  private static void inExecutor(ExecutorService executor) throws InterruptedException {
    executor.submit(() -> lengthOf(null));
    executor.shutdown();
    executor.awaitTermination(30, TimeUnit.SECONDS);
  }

  /** The task is never run again, and nothing says why. */
  private static void scheduled() throws InterruptedException {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    CountDownLatch ran = new CountDownLatch(1);
    executor.scheduleAtFixedRate(() -> pastTheEnd(ran), 0, 1, TimeUnit.HOURS);
    ran.await();
    executor.shutdown();
    executor.awaitTermination(30, TimeUnit.SECONDS);
  }

  private static int pastTheEnd(CountDownLatch ran) {
    ran.countDown();
    int[] nothing = {};
    return nothing[0];
  }

  private static void stage() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture.supplyAsync(() -> (Object) "seven")
        .thenApply(Leaving::number)
        .thenApply(number -> number + 1)
        .whenComplete((number, failure) -> over.countDown());
    over.await();
  }

  private static Integer number(Object text) {
    return (Integer) text;
  }

  private static void whenComplete() {
    CompletableFuture.completedFuture(0).whenComplete((zero, none) -> System.out.println(1 / zero));
  }

  private static void given() {
    new CompletableFuture<String>().completeExceptionally(new IllegalStateException("given"));
  }

  private static void forkJoin() {
    ForkJoinTask<?> task = new ForkJoinPool(1).submit(Leaving::wrongStore);
    task.quietlyJoin();
  }

  private static void wrongStore() {
    Object[] texts = new String[1];
    texts[0] = 1;
  }

  private static void parallelStream() {
    List<String> texts = Arrays.asList("one", "two", null, "four");
    try {
      System.out.println(texts.parallelStream().mapToInt(Leaving::lengthOf).sum());
    } catch (NullPointerException e) {
      System.out.println("no sum");
    }
  }

  private static void reflection() throws Exception {
    try {
      Leaving.class.getMethod("quotient", int.class).invoke(null, 0);
    } catch (InvocationTargetException e) {
      System.out.println("no quotient");
    }
  }

  /** Called by reflection. */
  public static int quotient(int by) {
    return 1 / by;
  }

  private static void initializer() {
    try {
      System.out.println(Broken.VALUE);
    } catch (ExceptionInInitializerError e) {
      System.out.println("no value");
    }
  }

  private static final class Broken {

    static final int VALUE = lengthOf(null);
  }

  private static void timer() throws InterruptedException {
    Thread[] thread = new Thread[1];
    CountDownLatch begun = new CountDownLatch(1);
    new Timer("ticks")
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                thread[0] = Thread.currentThread();
                begun.countDown();
                System.out.println(new int[thread.length - 2].length);
              }
            },
            0);
    begun.await();
    thread[0].join();
  }
}
