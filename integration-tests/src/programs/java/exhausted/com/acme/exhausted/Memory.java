package com.acme.exhausted;

import java.util.concurrent.TimeUnit;

/**
 * Throws and catches while there is no memory left. To be run with a small heap. It needs no class
 * and prints nothing while the memory is full, so that all goes well with it that can.
 */
public final class Memory {

  private static final Object[] HOARD = new Object[1 << 16];
  private static int hoarded;
  private static int caught;

  private Memory() {}

  public static void main(String[] arguments) throws InterruptedException {
    throwMany(10);
    System.out.println("before " + caught);
    // By then an agent has done what it does at the start.
    TimeUnit.SECONDS.sleep(3);
    int round = 0;
    for (int attempt = 0; round < 2 && attempt < 20; attempt++) {
      int before = caught;
      try {
        fill();
        throwMany(40);
        empty();
        System.out.println("round " + round + ": " + caught);
        round++;
      } catch (OutOfMemoryError ofTheJvm) {
        // With no memory left the JVM may fail anywhere, with an agent or without: once more.
        empty();
        caught = before;
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
    try {
      throw new IllegalStateException("afterwards");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void fill() {
    int size = 1 << 20;
    while (size >= 256 && hoarded < HOARD.length) {
      try {
        HOARD[hoarded] = new byte[size];
        hoarded++;
      } catch (OutOfMemoryError e) {
        size /= 2;
      }
    }
  }

  private static void empty() {
    while (hoarded > 0) {
      HOARD[--hoarded] = null;
    }
  }

  private static void throwMany(int times) {
    for (int i = 0; i < times; i++) {
      try {
        throwing(i);
      } catch (IllegalStateException | OutOfMemoryError e) {
        caught++;
      }
    }
  }

  private static void throwing(int i) {
    byte[] local = new byte[i];
    if (i % 3 == 0) {
      throw new OutOfMemoryError("said so");
    }
    throw new IllegalStateException("no room for " + local.length);
  }
}
