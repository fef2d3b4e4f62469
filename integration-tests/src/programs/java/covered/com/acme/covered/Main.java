package com.acme.covered;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Some lines and branches are run, others are not, and exceptions leave methods halfway. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    int failures = 0;
    for (int i = 0; i < 20; i++) {
      try {
        System.out.println(i + " " + grade(i));
      } catch (IllegalArgumentException e) {
        failures++;
        System.out.println(i + " refused: " + e.getMessage());
      } catch (UncheckedIOException e) {
        System.out.println(i + " " + e.getCause().getMessage());
      } finally {
        failures += i % 7 == 6 ? 1 : 0;
      }
    }
    System.out.println(failures + " failures");
    for (java.lang.reflect.Field field : Main.class.getDeclaredFields()) {
      System.out.println("field " + field.getName());
    }
  }

  private static String grade(int points) {
    if (points < 0) {
      throw new IllegalStateException("never run");
    }
    if (points % 5 == 3) {
      throw new IllegalArgumentException("points " + points);
    }
    switch (points % 4) {
      case 0:
        return "none";
      case 1:
        return read(points);
      case 2:
        return points > 100 ? "never" : "some";
      default:
        return "all";
    }
  }

  private static String read(int points) {
    try {
      if (points > 8) {
        throw new IOException("page " + points);
      }
      return "read";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int neverCalled(int a) {
    return a + 1;
  }
}
