package com.acme.faulty;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls a bank once, or again and again. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      while (true) {
        print("again", () -> new Bank().balance(7));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    Bank bank = new Bank();
    print("guarded", () -> bank.pay(5));
    print("unguarded", () -> bank.balance(7));
    print("of the application", bank::close);
    print("value", () -> bank.rate("USD"));
    print("void", () -> bank.book(1) + " booked");
    print("static", () -> Bank.limit(3));
    print("missing", bank::missing);
    print("later", () -> bank.transfer(9).toCompletableFuture().get(30, TimeUnit.SECONDS));
    long began = System.nanoTime();
    bank.slow();
    System.out.println(
        "delayed: " + (System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(200)));
    StringBuilder some = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      try {
        bank.sometimes();
        some.append('.');
      } catch (IllegalStateException e) {
        some.append('x');
      }
    }
    System.out.println("sometimes: " + some);
  }

  private static void print(String name, Callable<?> call) {
    Object result;
    try {
      result = call.call();
    } catch (Throwable failure) {
      StackTraceElement top = failure.getStackTrace()[0];
      result = failure + " at " + top.getClassName() + "." + top.getMethodName();
    }
    System.out.println(name + ": " + result);
  }
}
