package com.acme.exhausted;

/** Runs out of stack on many threads, each of which throws and catches something afterwards. */
public final class Afterwards {

  private static final int THREADS = 60;

  private static int caught;
  private static int depth;

  private Afterwards() {}

  public static void main(String[] arguments) throws InterruptedException {
    // By then an agent has loaded what it needs at a stack's end.
    Thread.sleep(3_000);
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      Thread thread = new Thread(null, () -> run(number), "thread-" + i, 512 * 1024);
      thread.start();
      thread.join();
    }
    System.out.println("caught " + caught);
  }

  private static void run(int number) {
    for (int i = 0; i < 3; i++) {
      try {
        deeper(0);
      } catch (StackOverflowError e) {
        caught++;
      }
    }
    try {
      throw new IllegalStateException("after thread " + number);
    } catch (IllegalStateException e) {
      caught++;
    }
  }

  private static int deeper(int here) {
    try {
      return deeper(here + 1) + 1;
    } finally {
      depth = here;
    }
  }
}
