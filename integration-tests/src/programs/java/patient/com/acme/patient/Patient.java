package com.acme.patient;

import java.io.File;

/** Fails once for each file that appears in its folder: 0, 1, 2; ends when it finds "end". */
public final class Patient {

  public static void main(String[] args) throws Exception {
    File folder = new File(args[0]);
    int next = 0;
    while (!new File(folder, "end").exists()) {
      if (new File(folder, Integer.toString(next)).exists()) {
        System.out.println("asked for " + next);
        try {
          fail(next);
        } catch (IllegalStateException e) {
          System.out.println("caught " + e.getMessage());
        }
        next++;
      }
      Thread.sleep(20);
    }
    System.out.println("end");
  }

  private static void fail(int number) {
    throw new IllegalStateException("failure " + number);
  }
}
