package com.acme.shop;

import org.lib.tools.Tool;

/** Fails in its own code, in another package, and in a library that may be packed with it. */
public final class Shop {

  public static void main(String[] args) {
    attempt(() -> sell("tea"));
    attempt(() -> com.acme.stock.Stock.take(3));
    attempt(() -> Tool.use(7));
    attempt(() -> org.apache.known.Library.call(8));
    System.out.println("closed");
  }

  private static void sell(String article) {
    throw new IllegalStateException("sold out");
  }

  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
