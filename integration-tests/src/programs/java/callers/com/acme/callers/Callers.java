package com.acme.callers;

/** One method throws for callers of whom one asks all the time, and another once in a while. */
public final class Callers {

  private static final int OFTEN = 50_000;

  private Callers() {}

  public static void main(String[] arguments) {
    int caught = 0;
    for (int i = 0; i < OFTEN; i++) {
      caught += often(i);
    }
    caught += seldom();
    for (int i = 0; i < OFTEN; i++) {
      caught += often(i);
    }
    System.out.println("caught " + caught);
  }

  private static int often(int number) {
    try {
      return require("often", -1);
    } catch (IllegalArgumentException e) {
      return e.getMessage().length() / 5;
    }
  }

  private static int seldom() {
    try {
      return further();
    } catch (IllegalArgumentException e) {
      return e.getMessage().length() / 6;
    }
  }

  private static int further() {
    return require("seldom", -1);
  }

  private static int require(String who, int number) {
    if (number < 0) {
      throw new IllegalArgumentException(who);
    }
    return number;
  }
}
