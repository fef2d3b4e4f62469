package com.acme.worker;

import java.util.concurrent.atomic.AtomicLong;

/** Throws and catches all the time, on two threads, and checks that nothing else happens. */
public final class Worker {

  private static final AtomicLong ROUNDS = new AtomicLong();

  private Worker() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(new Endless(), "worker-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    System.out.println("started");
    long told = 0;
    while (true) {
      Thread.sleep(20);
      long rounds = ROUNDS.get() / 50;
      if (rounds != told) {
        told = rounds;
        System.out.println("round " + told + " " + parameterName());
      }
    }
  }

  /** What frameworks ask for, when the class was compiled with -parameters. */
  private static String parameterName() throws Exception {
    return Order.class.getMethod("place", String.class, int.class).getParameters()[0].getName();
  }

  /** Stays on the stack for as long as the program runs. */
  static final class Endless implements Runnable {

    @Override
    public void run() {
      Order order = new Order();
      for (int number = 1; ; number++) {
        try {
          order.place("item " + number, number % 2 == 0 ? 1 : -1);
          check(number % 2 == 0, number);
        } catch (IllegalArgumentException refused) {
          check(number % 2 == 1, number);
        }
        try {
          if (number % 3 == 0) {
            throw new IllegalStateException("here " + number);
          }
          Thread.sleep(5);
        } catch (IllegalStateException own) {
          ROUNDS.incrementAndGet();
        } catch (InterruptedException stop) {
          return;
        }
      }
    }

    private static void check(boolean asExpected, int number) {
      if (!asExpected) {
        System.out.println("WRONG at " + number);
      }
    }
  }

  /** Refuses amounts below one. */
  public static final class Order {

    public void place(String item, int amount) {
      if (amount < 1) {
        throw new IllegalArgumentException("no amount of " + item);
      }
    }
  }
}
