package com.acme.cases;

import java.util.HashMap;
import java.util.Map;

/** Exceptions and values that make it hard. */
final class Hostile {

  static final class Mute extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message for you");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause for you");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no stack trace for you");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("no hash code for you");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("no equality for you");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text for you");
    }
  }

  static final class Empty extends RuntimeException {
    @Override
    public String getMessage() {
      return null;
    }

    @Override
    public synchronized Throwable getCause() {
      return this;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }

  static final class Stackless extends RuntimeException {
    Stackless(String message) {
      super(message, null, false, false);
    }
  }

  private static final IllegalStateException CACHED = new IllegalStateException("cached");

  public static void mute() {
    int kept = 1;
    throw new Mute();
  }

  public static void empty() {
    int kept = 2;
    throw new Empty();
  }

  public static void stackless() {
    int kept = 3;
    throw new Stackless("stackless");
  }

  public static void cached() {
    int kept = 4;
    throw CACHED;
  }

  public static void cachedAgain() {
    int again = 5;
    throw CACHED;
  }

  public static void thrownNull() {
    RuntimeException nothing = null;
    throw nothing;
  }

  public static void literallyNull() {
    throw null;
  }

  public static void causesInCircle() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);
    throw new IllegalStateException("causesInCircle", two);
  }

  public static void touchyValues() {
    Touchy touchy = new Touchy();
    Object hidden = touchy;
    Map<String, Object> map = new HashMap<>();
    map.put("touchy", touchy);
    Object[] array = {touchy};
    throw new IllegalStateException("touchyValues");
  }

  public static int implicitNull() {
    Map<String, String> map = new HashMap<>();
    String absent = map.get("key");
    return absent.length();
  }

  public static int implicitOfMany() {
    int[][] grid = {null};
    if (grid.length > 1) {
      throw new IllegalStateException("so that the method is woven");
    }
    return grid[0][1];
  }

  public static int division() {
    int zero = Touchy.calls();
    return 1 / zero;
  }

  public static String interrupted() {
    Thread.currentThread().interrupt();
    try {
      throw new InterruptedException("interrupted");
    } catch (InterruptedException e) {
      return "still interrupted: " + Thread.interrupted();
    }
  }

  public static String overflow() {
    try {
      return "depth " + (deeper(0) > 0);
    } catch (StackOverflowError e) {
      return "overflowed";
    }
  }

  private static int deeper(int depth) {
    long padding = depth;
    try {
      return deeper(depth + 1) + (int) (padding - depth);
    } catch (StackOverflowError e) {
      if (depth % 3 == 0) {
        throw e;
      }
      throw new IllegalArgumentException("near the end");
    } catch (IllegalArgumentException e) {
      return depth < 100 ? 1 : deeperAgain(e);
    }
  }

  private static int deeperAgain(IllegalArgumentException e) {
    throw e;
  }
}
