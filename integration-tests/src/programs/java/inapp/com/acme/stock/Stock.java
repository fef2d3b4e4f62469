package com.acme.stock;

/** The program's own, beside the main class's package. */
public final class Stock {

  public static void take(int pieces) {
    throw new IllegalStateException("no stock");
  }
}
