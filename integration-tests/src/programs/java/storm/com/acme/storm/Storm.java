package com.acme.storm;

import java.io.File;
import java.util.concurrent.CountDownLatch;

/**
 * Throws a known number of exceptions on a number of threads at once, then goes on in peace until a
 * file named {@code end} is there.
 */
public final class Storm {

  /** Thrown by every third call. */
  static final class SoldOut extends Exception {
    SoldOut(String message) {
      super(message);
    }
  }

  private Storm() {}

  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[0]);
    final int each = Integer.parseInt(arguments[1]);
    final CountDownLatch start = new CountDownLatch(1);
    Thread[] all = new Thread[threads];
    final long[] caught = new long[threads];
    for (int i = 0; i < threads; i++) {
      final int number = i;
      all[i] =
          new Thread(
              new Runnable() {
                @Override
                public void run() {
                  await(start);
                  for (int call = 0; call < each; call++) {
                    caught[number] += order(call);
                  }
                }
              },
              "storm-" + i);
      all[i].start();
    }
    start.countDown();
    long sum = 0;
    for (int i = 0; i < threads; i++) {
      all[i].join();
      sum += caught[i];
    }
    System.out.println("caught " + sum);
    File end = new File("end");
    for (int second = 0; arguments.length > 2 && !end.exists() && second < 2_400; second++) {
      Thread.sleep(100);
    }
    System.out.println("end");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int order(int call) {
    try {
      return reserve("book-" + call % 10, call, 12);
    } catch (IllegalArgumentException e) {
      return e.getCause() == null ? 0 : 1;
    }
  }

  private static int reserve(String book, int call, int depth) {
    if (depth > 0) {
      return reserve(book, call, depth - 1);
    }
    try {
      return take(book, call);
    } catch (SoldOut e) {
      throw new IllegalArgumentException(book, e);
    } catch (IllegalStateException e) {
      return 1;
    }
  }

  private static int take(String book, int call) throws SoldOut {
    Exception failure =
        call % 3 == 0 ? new SoldOut(book) : new IllegalStateException("not now: " + book);
    if (failure instanceof SoldOut) {
      throw (SoldOut) failure;
    }
    throw (IllegalStateException) failure;
  }
}
