package com.acme.passing;

/** One exception that is thrown, and one of the JVM; each passes a method and is caught. */
public final class Passing {

  private Passing() {}

  public static void main(String[] args) {
    System.out.println(ofTheProgram("order 7"));
    System.out.println(ofTheJvm(null, 3));
  }

  static int ofTheProgram(String order) {
    try {
      refuse(order);
      return 1;
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  private static void refuse(String order) {
    throw new IllegalArgumentException("no " + order);
  }

  static int ofTheJvm(String text, int round) {
    try {
      return length(text, round);
    } catch (NullPointerException e) {
      return 3;
    }
  }

  private static int length(String text, int round) {
    int twice = 2 * round;
    return text.length() + twice;
  }
}
