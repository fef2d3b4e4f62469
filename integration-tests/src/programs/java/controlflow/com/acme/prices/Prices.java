package com.acme.prices;

import java.io.File;

/** Takes exceptions of the JDK for an answer, as often as it can, until it is told to end. */
public final class Prices {

  private Prices() {}

  public static void main(String[] arguments) {
    File end = new File("end");
    long wrong = 0;
    while (!end.exists()) {
      wrong += wrongOf(1_000);
    }
    System.out.println(wrong);
  }

  private static long wrongOf(int texts) {
    long wrong = 0;
    for (int i = 0; i < texts; i++) {
      String text = i + " or so";
      if (!isPrice(text)) {
        wrong++;
      }
    }
    return wrong;
  }

  private static boolean isPrice(String text) {
    try {
      return cents(text) > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static int cents(String text) {
    int factor = 100;
    return factor * Integer.parseInt(text);
  }
}
