package com.acme.named;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.Arrays;

/** Calls methods that are named: of a library in the settings, of its own by annotation. */
public final class Main {

  public static void main(String[] arguments) throws Exception {
    library();
    own();
    measured();
  }

  /** What it throws comes from the JDK; nothing in-app throws anything. */
  private static void library() {
    for (int i = 0; i < 5; i++) {
      System.out.println(NumberInput.parseInt("1" + i));
    }
    try {
      NumberInput.parseInt("twelve");
    } catch (NumberFormatException e) {
      System.out.println("not a number");
    }
  }

  private static void own() {
    Prices prices = new Prices("EUR");
    System.out.println(prices.of("book", 2));
    try {
      prices.of("book", 0);
    } catch (ArithmeticException e) {
      System.out.println("no copies");
    }
    try {
      new Prices(null);
    } catch (NullPointerException e) {
      System.out.println("no currency");
    }
    try {
      Prices.secret("hunter2", 1);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println("no secret");
    }
  }

  private static void measured() throws Exception {
    long[] nanos = new long[60];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      Prices.slow(i % 3 == 0 ? 20 : 5);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.err.println("median " + nanos[29] + " p90 " + nanos[53]);
  }
}
