package com.acme.later;

import com.fasterxml.jackson.core.io.NumberInput;
import java.lang.management.ManagementFactory;

/** Calls the same two methods again and again, until somebody ends it. */
public final class Main {

  public static void main(String[] arguments) throws Exception {
    work(0);
    String name = ManagementFactory.getRuntimeMXBean().getName();
    System.out.println("pid " + name.substring(0, name.indexOf('@')));
    for (int i = 0; ; i++) {
      work(i);
    }
  }

  static int work(int i) throws InterruptedException {
    Thread.sleep(5);
    return NumberInput.parseInt("1" + i % 10);
  }
}
