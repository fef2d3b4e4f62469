package dev.faultline.weaving.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** An application's methods of all kinds, as javac writes them. */
class Guarded {

  /** Fails this many times. */
  static int failures;

  static void fail() {
    if (failures-- > 0) {
      throw new IllegalArgumentException("failure");
    }
  }

  static String reassigns(int count, String text, long wide, double real, byte small) {
    count++;
    text = text + count;
    wide += count;
    real = real * 2;
    small++;
    fail();
    return count + text + wide + real + small;
  }

  static boolean aBoolean(boolean value) {
    fail();
    return value;
  }

  static byte aByte(byte value) {
    fail();
    return value;
  }

  static char aChar(char value) {
    fail();
    return value;
  }

  static short aShort(short value) {
    fail();
    return value;
  }

  static int anInt(int value) {
    fail();
    return value;
  }

  static long aLong(long value) {
    fail();
    return value;
  }

  static float aFloat(float value) {
    fail();
    return value;
  }

  static double aDouble(double value) {
    fail();
    return value;
  }

  static int[][] anArray(int[][] value) {
    fail();
    return value;
  }

  static <T extends Comparable<T>> T generic(T value) {
    fail();
    return value;
  }

  static void nothing(List<String> calls) {
    calls.add("called");
    fail();
  }

  static String handles(String text) {
    try {
      fail();
      try {
        return text + Integer.parseInt(text);
      } catch (NumberFormatException e) {
        return "none";
      }
    } finally {
      text = null;
    }
  }

  static int loops(int n) {
    int sum = 0;
    do {
      if (n == 3) {
        fail();
      }
      for (int i = 0; i < n; i++) {
        long wide = i;
        sum += (int) wide;
        if (sum > 1000) {
          return -1;
        }
      }
    } while (--n > 0);
    return sum;
  }

  static int never(int n) {
    while (true) {
      n--;
      if (n < 0) {
        throw new IllegalArgumentException("never");
      }
    }
  }

  static synchronized int locked(Object monitor, int n) {
    synchronized (monitor) {
      synchronized (Guarded.class) {
        fail();
        return n;
      }
    }
  }

  static int overflows(int depth) {
    return overflows(depth + 1) + 1;
  }

  static CompletionStage<String> later(String text) {
    fail();
    return CompletableFuture.completedFuture(text);
  }

  static Future<String> inFuture(String text, Object... more) {
    fail();
    return CompletableFuture.completedFuture(text + Arrays.toString(more));
  }

  static int callsInALoop(int n) {
    return n + 1;
  }

  static int manyCalls(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += callsInALoop(i);
    }
    return sum;
  }

  final List<String> calls = new ArrayList<>();

  private int hidden(int n) {
    calls.add("hidden " + n);
    fail();
    return n;
  }

  final int callsItself(int n) {
    return hidden(n) + 1;
  }

  interface Shape {

    default String name(String suffix) {
      fail();
      return "shape" + suffix;
    }
  }

  static class Circle implements Shape {}
}
