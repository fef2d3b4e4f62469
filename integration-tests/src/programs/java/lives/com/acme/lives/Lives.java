package com.acme.lives;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Exceptions with all kinds of lives, one method each. */
public final class Lives {

  private static final Logger LOG = Logger.getLogger("com.acme.lives");
  private static final IllegalStateException KEPT = new IllegalStateException("kept");

  private String last;

  public static void main(String[] args) throws Exception {
    Lives lives = new Lives();
    lives.handled();
    lives.swallowed();
    lives.logged();
    lives.loggedByItsMessage();
    lives.printedByItsMessage();
    lives.loggedTooQuietly();
    lives.loggedOnAnotherWay();
    lives.loggedTwice();
    lives.printed();
    lives.printedAsText();
    lives.rethrown();
    lives.finished();
    lives.swallowedByFinally();
    lives.replacedInFinally();
    lives.replacedBelowFinally();
    lives.replacedByTheJvm();
    lives.wrapped();
    lives.causeLost();
    lives.closed();
    lives.kept();
    lives.carried();
    lives.forgotten();
    lives.deep();
    lives.leavesANamedMethod();
    Chains.all();
    Boundaries.all();
    Guarded.all();
    OfTheJvm.staticInitializer();
    OnVirtualThreads.all();
    for (int round = 1; round <= 2; round++) {
      lives.ofALibrary("no number " + round);
      lives.ofTheJvm(round);
      lives.ofTheJvmHere(round);
      OfTheJvm.all(round);
      // Long enough for the methods on the way to be woven, which takes the agent a moment.
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
    }
    lives.withoutStackTrace();
    Thread dying = new Thread(() -> fail("uncaught"), "dying");
    dying.start();
    dying.join();
    System.out.println(lives.last);
  }

  private static void fail(String why) {
    throw new IllegalArgumentException(why);
  }

  void handled() {
    try {
      fail("handled");
    } catch (IllegalArgumentException e) {
      last = e.getMessage();
    }
  }

  void swallowed() {
    try {
      fail("swallowed");
    } catch (IllegalArgumentException e) {
      last = "nothing";
    }
  }

  void logged() {
    try {
      fail("logged");
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "did not work", e);
    }
  }

  void loggedByItsMessage() {
    try {
      fail("logged by its message");
    } catch (IllegalArgumentException e) {
      LOG.warning("did not work: " + e.getMessage());
    }
  }

  void printedByItsMessage() {
    try {
      fail("printed by its message");
    } catch (IllegalArgumentException e) {
      System.err.println("did not work: " + e.getMessage());
    }
  }

  void loggedTooQuietly() {
    try {
      fail("logged too quietly");
    } catch (IllegalArgumentException e) {
      LOG.log(Level.FINE, "did not work", e);
    }
  }

  void loggedOnAnotherWay() {
    try {
      fail("logged on another way");
    } catch (IllegalArgumentException e) {
      if (last == null) {
        LOG.log(Level.WARNING, "did not work", e);
      }
    }
  }

  void loggedTwice() {
    try {
      logsAndRethrows();
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "did not work", e);
    }
  }

  private void logsAndRethrows() {
    try {
      fail("logged twice");
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "did not work", e);
      throw e;
    }
  }

  void printedAsText() {
    try {
      fail("printed as text");
    } catch (IllegalArgumentException e) {
      System.err.println(e);
    }
  }

  void printed() {
    try {
      fail("printed");
    } catch (IllegalArgumentException e) {
      e.printStackTrace();
    }
  }

  void rethrown() {
    try {
      rethrows();
    } catch (IllegalArgumentException e) {
      last = e.getMessage();
    }
  }

  private void rethrows() {
    try {
      fail("rethrown");
    } catch (IllegalArgumentException e) {
      last = e.getMessage();
      throw e;
    }
  }

  void finished() {
    try {
      finishes();
    } catch (IllegalArgumentException e) {
      last = e.getMessage();
    }
  }

  private void finishes() {
    try {
      fail("passed finally");
    } finally {
      last = "finally";
    }
  }

  @SuppressWarnings("finally")
  int swallowedByFinally() {
    try {
      fail("swallowed by finally");
    } finally {
      return 1;
    }
  }

  void replacedInFinally() {
    try {
      throwsInFinally();
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  @SuppressWarnings("finally")
  private void throwsInFinally() {
    try {
      fail("replaced in finally");
    } finally {
      throw new IllegalStateException("thrown in finally");
    }
  }

  void replacedBelowFinally() {
    Door door = new Door();
    try {
      try {
        fail("replaced below finally");
      } finally {
        door.close();
      }
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  void replacedByTheJvm() {
    try {
      trims(null);
    } catch (NullPointerException e) {
      last = e.getMessage();
    }
  }

  private void trims(String text) {
    try {
      fail("replaced by the JVM");
    } finally {
      last = text.trim();
    }
  }

  void wrapped() {
    try {
      wraps("order 7");
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private void wraps(String order) {
    try {
      fail("wrapped");
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("failed: " + order, e);
    }
  }

  void causeLost() {
    try {
      losesTheCause();
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private void losesTheCause() {
    try {
      fail("cause lost");
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("because of " + e.getMessage());
    }
  }

  void closed() {
    try (Door door = new Door()) {
      fail("with a suppressed one");
    } catch (IllegalArgumentException e) {
      last = e.getMessage();
    }
  }

  private static final class Door implements AutoCloseable {
    @Override
    public void close() {
      throw new IllegalStateException("of close");
    }
  }

  void kept() {
    for (int i = 0; i < 3; i++) {
      try {
        throw KEPT;
      } catch (IllegalStateException e) {
        last = e.getMessage();
      }
    }
  }

  void carried() throws InterruptedException {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Future<?> result = executor.submit(() -> fail("carried"));
    try {
      result.get();
    } catch (ExecutionException e) {
      last = e.getMessage();
    } finally {
      executor.shutdown();
    }
  }

  void forgotten() throws InterruptedException {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.submit(() -> fail("forgotten"));
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.MINUTES);
  }

  void deep() {
    try {
      outer();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "did not work", e);
    }
  }

  private void outer() {
    try {
      middle();
    } catch (IllegalStateException e) {
      throw new UnsupportedOperationException("outer", e);
    }
  }

  private void middle() {
    try {
      fail("innermost");
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("middle", e);
    }
  }

  void leavesANamedMethod() {
    try {
      named("  padded ", 3);
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  /** The test names it in the settings. */
  private void named(String text, int copies) {
    text = text.trim();
    copies = -copies;
    if (copies < 0) {
      throw new IllegalStateException("of a named method: " + text);
    }
  }

  int ofALibrary(String text) {
    try {
      return parse(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int parse(String text) {
    String trimmed = text.trim();
    return Integer.parseInt(trimmed);
  }

  int ofTheJvm(int round) {
    try {
      return length(null, round);
    } catch (NullPointerException e) {
      return 0;
    }
  }

  private static int length(String text, int round) {
    int twice = 2 * round;
    return text.length() + twice;
  }

  int ofTheJvmHere(int round) {
    int[] empty = {};
    try {
      return empty[round];
    } catch (ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }

  /**
   * Compiled code throws one and the same object, without a stack trace. It goes on for a while:
   * only some are recorded, and the method is compiled anew when it has been woven for the first.
   */
  void withoutStackTrace() {
    long start = System.nanoTime();
    long stacklessSince = 0;
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60)
        && (stacklessSince == 0
            || System.nanoTime() - stacklessSince < TimeUnit.SECONDS.toNanos(5))) {
      int stackless = 0;
      for (int i = 0; i < 10_000; i++) {
        stackless += quotient(i, 0);
      }
      if (stackless > 0 && stacklessSince == 0) {
        stacklessSince = System.nanoTime();
      }
    }
    System.out.println(stacklessSince > 0 ? "the JVM left stack traces out" : "it did not");
  }

  private static int quotient(int a, int b) {
    try {
      return a / b;
    } catch (ArithmeticException e) {
      return e.getStackTrace().length == 0 ? 1 : 0;
    }
  }
}
