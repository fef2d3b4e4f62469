package com.acme.hostile;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts calls of methods that only a curious agent would call, by threads of the program. */
final class Calls {

  private static final AtomicInteger OF_OWN_THREADS = new AtomicInteger();

  private Calls() {}

  static void count() {
    if (!Thread.currentThread().getName().startsWith("faultline")) {
      OF_OWN_THREADS.incrementAndGet();
    }
  }

  static int ofOwnThreads() {
    return OF_OWN_THREADS.get();
  }
}
