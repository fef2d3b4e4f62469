package com.acme.stack;

/** Runs out of stack in places where exceptions are thrown, and then goes on with its work. */
public final class StackEnd {

  private StackEnd() {}

  public static void main(String[] arguments) {
    for (int round = 0; round < 3; round++) {
      try {
        if (round < 2) {
          rethrown(0);
        } else {
          wrapped(0);
        }
      } catch (Throwable e) {
        System.out.println(round + " " + e.getClass().getName());
      }
    }
    try {
      throw new IllegalArgumentException("afterwards");
    } catch (IllegalArgumentException e) {
      System.out.println(String.format("%d: %s", 3, e.getMessage()));
    }
  }

  private static void rethrown(int depth) {
    String local = "level " + depth;
    try {
      rethrown(depth + 1);
    } catch (StackOverflowError e) {
      throw e;
    }
  }

  private static int wrapped(int depth) {
    try {
      return wrapped(depth + 1) + 1;
    } catch (StackOverflowError e) {
      throw new IllegalStateException("too deep", e);
    }
  }
}
