package com.acme.library;

import dev.faultline.client.FaultlineClient;
import java.util.Collections;

/** The example of docs/client.md. */
public final class Checkout {
  private final FaultlineClient faultline;

  private Checkout(FaultlineClient faultline) {
    this.faultline = faultline;
  }

  public static void main(String[] arguments) {
    FaultlineClient faultline =
        FaultlineClient.builder()
            .serviceName("shop")
            .release("2.4.1")
            .inApp("com.acme")
            .backend("otlp", Collections.singletonMap("endpoint", arguments[0]))
            .uncaughtExceptions(true)
            .build();
    Checkout checkout = new Checkout(faultline);
    checkout.pay("4711", 12);
    checkout.pay("4712", -1);
  }

  private void pay(String order, int amount) {
    try {
      charge(amount);
      System.out.println("paid " + order);
    } catch (IllegalArgumentException refused) {
      String id = faultline.exception(refused).tag("order", order).send();
      System.out.println(id.isEmpty() ? "refused" : "refused, see event " + id);
    }
  }

  private static void charge(int amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("amount is " + amount);
    }
  }
}
