package com.acme.guarded;

import com.acme.lib.Client;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Calls guarded methods of every kind. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    kinds();
    policies();
    later();
    Classwide classwide = new Classwide();
    Check.print("of the class", classwide::covered);
    classwide.calls = 0;
    Check.print("of the method", classwide::ownSay);
    Client client = new Client();
    Check.print("library", () -> client.fetch("page"));
    Check.print("library, static", () -> Client.count("pages"));
    Check.print("wrong count", Wrong::never);
    Check.print("wrong fallback", Wrong::missing);
    Check.print("unfit fallback", () -> Wrong.unfit("x"));
  }

  private static void kinds() {
    Check.print("private, self-invoked", new Shop()::selfInvoked);
    Check.print("static", () -> Shop.ofClass(1, 2, 3));
    Check.print("final, generic", () -> new Shop().generic("x", Arrays.asList("y")));
    Check.print("default of an interface", new Shop()::shown);
    Check.print(
        "exhausted",
        () -> {
          try {
            new Shop().exhausted();
            return "returned";
          } catch (java.io.IOException failure) {
            return failure.getMessage()
                + " from "
                + failure.getStackTrace()[0].getMethodName()
                + " called by "
                + failure.getStackTrace()[1].getMethodName().replaceAll("\\$.*", "");
          }
        });
  }

  private static void policies() throws Exception {
    Check.print("fallback method", () -> new Shop().asksAnother("these"));
    Check.print("fallback value", () -> new Shop().gives());
    Check.print("fallback handler", () -> new Shop().handled("these"));
    Shop shop = new Shop();
    for (int i = 0; i < 5; i++) {
      Check.print(
          "breaker",
          () -> {
            shop.breaks();
            return "returned";
          });
    }
    Check.print("timeout", new Shop()::slow);
    System.out.println("interrupted: " + Thread.currentThread().isInterrupted());
    Shop crowded = new Shop();
    Thread inside = new Thread(() -> Check.print("bulkhead, inside", crowded::crowded));
    inside.start();
    crowded.entered.await();
    Check.print("bulkhead", crowded::crowded);
    crowded.leave.countDown();
    inside.join();
    Shop limited = new Shop();
    for (int i = 0; i < 3; i++) {
      Check.print("rate limit", limited::limited);
    }
    Shop restored = new Shop();
    Check.print(
        "restore",
        () -> {
          restored.fills("book");
          return "returned";
        });
    System.out.println("basket: " + restored.basket());
    Check.print("verify", () -> new Shop().even());
  }

  private static void later() {
    Check.print(
        "stage", () -> new Shop().stage().toCompletableFuture().get(30, TimeUnit.SECONDS));
    Check.print(
        "another thread",
        () -> new Shop().elsewhere(Thread.currentThread()).get(30, TimeUnit.SECONDS));
  }
}
