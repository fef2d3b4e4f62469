package com.acme.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Throws what is hard to tell of. No line of its output depends on anything but its own code, so it
 * says how often that was called on its own threads.
 */
public final class Main {

  static final Object HELD = new Object();

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    thrown(new Looping("looping"));
    thrown(new Spinning("spinning"));
    thrown(new Sleeping("sleeping"));
    thrown(new Frameless("frameless"));
    thrown(new Refusing("refusing"));
    thrown(new Vague("vague"));
    thrown(new Narcissus("narcissus"));
    thrown(new Multiplying("multiplying"));
    thrown(new Changing("changing"));
    thrown(new NotItself("notItself"));
    suppressing();
    variables();
    handlers();
    synchronized (HELD) {
      thrown(new Locked("locked"));
      thrown(new IllegalStateException("afterwards"));
      // A thread of its own that asks for the lock would wait until here.
      TimeUnit.SECONDS.sleep(2);
    }
    System.out.println("calls on own threads " + Calls.ofOwnThreads());
  }

  private static void thrown(RuntimeException exception) {
    String name = exception.getClass().getSimpleName();
    int kept = name.length();
    try {
      throw exception;
    } catch (RuntimeException e) {
      System.out.println(name + " caught " + (e == exception) + " " + kept);
    }
  }

  private static void suppressing() {
    Exception outer = new Exception("outer");
    outer.addSuppressed(new Refusing("suppressed"));
    outer.addSuppressed(new Looping("suppressed"));
    try {
      throw new IllegalStateException("suppressing", outer);
    } catch (IllegalStateException e) {
      System.out.println("suppressing " + e.getCause().getSuppressed().length);
    }
  }

  private static void variables() {
    Prickly prickly = new Prickly();
    List<Object> list = new ArrayList<>();
    list.add(prickly);
    Map<String, Object> map = new HashMap<>();
    map.put("prickly", prickly);
    Object[] array = {prickly, new Refusing("as a value"), new Looping("as a value")};
    try {
      throw new IllegalStateException("variables");
    } catch (IllegalStateException e) {
      System.out.println("variables " + list.size() + map.size() + array.length);
    }
  }

  private static void handlers() throws InterruptedException {
    Thread dying =
        new Thread("dying") {
          @Override
          public void run() {
            throw new IllegalStateException("dying");
          }
        };
    dying.setUncaughtExceptionHandler(
        (thread, throwable) -> {
          System.out.println("handler of " + thread.getName() + " " + throwable.getMessage());
          throw new IllegalArgumentException("handler");
        });
    dying.start();
    dying.join();
    Thread refusing =
        new Thread("refusing") {
          @Override
          public void run() {
            throw new Refusing("uncaught");
          }
        };
    refusing.setUncaughtExceptionHandler(
        (thread, throwable) -> System.out.println("handler of " + thread.getName()));
    refusing.start();
    refusing.join();
  }

  /** Ignores interrupts. */
  static void hang() {
    while (true) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      Thread.interrupted();
    }
  }
}
