package com.acme.lives;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.example.web.Dispatcher;

/** Exceptions that leave this code, or a thread, and what is done with them beyond. */
final class Boundaries {

  private static final Logger LOG = Logger.getLogger("com.acme.lives");

  private static volatile Object last;

  private Boundaries() {}

  static void all() throws InterruptedException {
    loggedByAFramework();
    loggedByItsCause();
    loggedByAStage();
    handledByAStage();
    swallowedByAStage();
    observedByAStage();
    carrierOfItsAuthor();
    ofALibrarysTask();
    deathWhoseHandlerFails();
    deathWhoseHandlerThrowsIt();
  }

  private static void fail(String why) {
    throw new IllegalArgumentException(why);
  }

  static void loggedByAFramework() {
    Dispatcher.dispatch(Boundaries.class, "controller");
  }

  private static void controller() {
    fail("logged by a framework");
  }

  static void loggedByItsCause() {
    Dispatcher.serve(Boundaries::servlet);
  }

  private static void servlet() {
    try {
      Integer.parseInt("logged by its cause");
    } catch (NumberFormatException e) {
      throw new IllegalStateException("whose cause is logged", e);
    }
  }

  /** What it throws never has a frame of this code. */
  static void ofALibrarysTask() throws InterruptedException {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      executor.submit(Dispatcher.task("of a library's task")).get();
    } catch (ExecutionException e) {
      // Nobody will know.
    } finally {
      executor.shutdown();
    }
  }

  static void loggedByAStage() {
    CompletableFuture.runAsync(() -> fail("logged by a stage"))
        .exceptionally(
            e -> {
              LOG.log(Level.WARNING, "did not work", e);
              return null;
            })
        .join();
  }

  static void handledByAStage() {
    CompletableFuture.runAsync(() -> fail("handled by a stage"))
        .exceptionally(
            e -> {
              last = e.getMessage();
              return null;
            })
        .join();
  }

  static void swallowedByAStage() {
    CompletableFuture.supplyAsync(Boundaries::supplies)
        .handle((value, e) -> value == null ? "nothing" : value)
        .join();
  }

  private static Object supplies() {
    fail("swallowed by a stage");
    return "something";
  }

  static void observedByAStage() {
    CompletableFuture.runAsync(() -> fail("observed by a stage"))
        .whenComplete((value, e) -> last = e)
        .exceptionally(e -> null)
        .join();
  }

  static void carrierOfItsAuthor() {
    CompletableFuture.runAsync(Boundaries::carries)
        .exceptionally(
            e -> {
              LOG.log(Level.WARNING, "did not work", e);
              return null;
            })
        .join();
  }

  private static void carries() {
    try {
      fail("thrown in a carrier");
    } catch (IllegalArgumentException e) {
      throw new CompletionException("a carrier by hand", e);
    }
  }

  static void deathWhoseHandlerFails() throws InterruptedException {
    dies(
        "its thread's handler fails",
        (thread, e) -> {
          throw new IllegalStateException("could not report", e);
        });
  }

  static void deathWhoseHandlerThrowsIt() throws InterruptedException {
    dies(
        "its thread's handler throws it",
        (thread, e) -> {
          throw (IllegalArgumentException) e;
        });
  }

  private static void dies(String why, Thread.UncaughtExceptionHandler handler)
      throws InterruptedException {
    Thread dying = new Thread(() -> fail(why), "dying");
    dying.setUncaughtExceptionHandler(handler);
    dying.start();
    dying.join();
  }
}
