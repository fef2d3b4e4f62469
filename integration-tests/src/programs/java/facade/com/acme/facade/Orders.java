package com.acme.facade;

import dev.faultline.api.Breadcrumb;
import dev.faultline.api.Faultline;
import dev.faultline.api.Level;
import dev.faultline.api.Scope;
import dev.faultline.api.User;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Uses the facade in every way, and prints the ids that it is given. */
public class Orders {

  public static void main(String[] arguments) throws Exception {
    Faultline.tag("shop", "main street");
    thrownInAScope();
    onAnotherThread(arguments.length > 0);
    byALibrary();
    afterTheScope();
    System.out.println("message=" + Faultline.message("stock is low", Level.WARNING));
    System.out.println("closed=" + closedTwiceAndElsewhere());
  }

  private static void thrownInAScope() {
    try (Scope scope = Faultline.scope()) {
      scope.tag("order", 4711).tag("express", true).tag("password", "hunter2");
      scope.user(User.id("7").name("Ann"));
      Faultline.breadcrumb("stock", "reserved");
      Faultline.breadcrumb(
          Breadcrumb.of("http", "GET /quote")
              .level(Level.WARNING)
              .data("status", 503)
              .data("apiKey", "secret"));
      try {
        pay("in a scope");
      } catch (IllegalStateException e) {
        System.out.println("scope=" + Faultline.capture(e));
      }
    }
  }

  private static void onAnotherThread(boolean virtual) throws Exception {
    try (Scope scope = Faultline.scope()) {
      scope.tag("order", "carried");
      Callable<String> task =
          Faultline.wrap(
              (Callable<String>)
                  () -> {
                    try {
                      return pay("on another thread");
                    } catch (IllegalStateException e) {
                      return Faultline.capture(e, Level.WARNING);
                    }
                  });
      ExecutorService pool = virtual ? virtualThreads() : Executors.newFixedThreadPool(1);
      System.out.println("carried=" + pool.submit(task).get());
      // The pool's thread has nothing of it left.
      System.out.println(
          "left=" + pool.submit(() -> Faultline.message("left on the thread")).get());
      pool.shutdown();
    }
  }

  private static ExecutorService virtualThreads() throws Exception {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static void byALibrary() {
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException e) {
      System.out.println("library=" + Faultline.capture(e));
    }
  }

  private static void afterTheScope() {
    try (Scope scope = Faultline.scope()) {
      scope.tag("order", "over");
      pay("after the scope");
    } catch (IllegalStateException e) {
      System.out.println("after=" + Faultline.capture(e));
    }
  }

  private static String closedTwiceAndElsewhere() throws Exception {
    Scope scope = Faultline.scope();
    scope.tag("order", "closed");
    Thread other = new Thread(scope::close);
    other.start();
    other.join();
    scope.close();
    scope.tag("order", "too late");
    return Faultline.message("all closed");
  }

  private static String pay(String how) {
    throw new IllegalStateException(how);
  }
}
