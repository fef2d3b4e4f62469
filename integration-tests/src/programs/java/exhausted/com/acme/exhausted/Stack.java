package com.acme.exhausted;

/** Runs out of stack at many different places of its own code and of whatever is woven into it. */
public final class Stack {

  private static int overflows;
  private static int rethrown;

  private Stack() {}

  public static void main(String[] arguments) throws InterruptedException {
    // By then an agent has loaded what it needs at a stack's end.
    Thread.sleep(5_000);
    for (int round = 0; round < 40; round++) {
      int offset = round;
      Thread thread =
          new Thread(null, () -> overflow(offset), "round-" + round, 160 * 1024 + 64L * round);
      thread.setUncaughtExceptionHandler((dead, e) -> System.out.println(dead.getName() + " " + e));
      thread.start();
      thread.join();
    }
    System.out.println("overflows " + overflows + ", rethrown " + (rethrown > 0));
    try {
      throw new IllegalStateException("afterwards");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void overflow(int offset) {
    try {
      padded(offset);
    } catch (StackOverflowError | IllegalStateException e) {
      overflows++;
    }
  }

  /** Moves what follows by some frames. */
  private static int padded(int frames) {
    long a = frames;
    return frames == 0 ? deeper(0, a, a, a) : padded(frames - 1) + (int) (a - frames);
  }

  private static int deeper(int depth, long a, long b, long c) {
    String local = "level";
    try {
      return deeper(depth + 1, c, a, b) + local.length();
    } catch (StackOverflowError e) {
      rethrown++;
      if (depth % 2 == 0) {
        throw e;
      }
      throw new IllegalStateException(local, e);
    } catch (IllegalStateException e) {
      rethrown++;
      throw e;
    } finally {
      local = null;
    }
  }
}
