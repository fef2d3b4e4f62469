package com.acme.steady;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Goes once through whatever an agent for exceptions may take part in. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("caught " + caught(3));
    System.out.println("wrapped " + wrapped());
    System.out.println("implicit " + implicit(null) + implicit("text"));
    futures();
    Thread dying = new Thread(Main::die, "dying");
    dying.start();
    dying.join();
    try {
      Main.class.getDeclaredMethod("caught", int.class).invoke(null, -1);
    } catch (java.lang.reflect.InvocationTargetException e) {
      System.out.println("reflected " + e.getCause().getMessage());
    }
    Logger.getLogger("quiet").log(Level.FINE, "logged", new IllegalStateException("logged"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    System.exit(3);
  }

  private static int caught(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count " + count);
    }
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try {
        throw new IllegalStateException("number " + i);
      } catch (IllegalStateException e) {
        messages.add(e.getMessage() + e.getStackTrace().length);
      }
    }
    return messages.size();
  }

  private static String wrapped() {
    try {
      try {
        caught(-2);
        return "not";
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("outer", e);
      } finally {
        System.out.println("finally");
      }
    } catch (IllegalStateException e) {
      return e.getMessage() + " of " + e.getCause().getMessage();
    }
  }

  private static int implicit(String text) {
    try {
      return text.length();
    } catch (NullPointerException e) {
      return -1;
    }
  }

  private static void futures() throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      pool.submit(() -> caught(-3)).get();
    } catch (ExecutionException e) {
      System.out.println("task " + e.getCause().getMessage());
    }
    pool.shutdown();
    try {
      CompletableFuture.supplyAsync(() -> caught(-4)).join();
    } catch (CompletionException e) {
      System.out.println("future " + e.getCause().getMessage());
    }
  }

  private static void die() {
    throw new IllegalStateException("died");
  }
}
