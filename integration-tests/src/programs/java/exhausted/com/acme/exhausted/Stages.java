package com.acme.exhausted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls guarded methods that return stages where hardly any stack is left. */
final class Stages {

  private static final int THREADS = 3;
  private static final int WARM = 10_000;
  private static final int LEVELS = 600;
  private static final List<CompletableFuture<String>> RETURNED = new ArrayList<>(10_000);

  private Stages() {}

  /** How many stages never end, of those that callers got. */
  static String unended() throws InterruptedException {
    for (int i = 0; i < WARM; i++) {
      // What is compiled comes nearer to the end than what has still to be loaded can.
      failing();
    }
    for (int i = 0; i < THREADS; i++) {
      Thread deep = new Thread(null, Stages::callAtLastLevels, "s-" + i, 400_000);
      deep.start();
      deep.join();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    int unended = count();
    while (unended > 0 && System.nanoTime() < deadline) {
      Thread.sleep(10);
      unended = count();
    }
    return unended + (RETURNED.size() > LEVELS ? " of many" : " of hardly any");
  }

  private static int count() {
    int unended = 0;
    for (CompletableFuture<String> one : RETURNED) {
      if (!one.isDone()) {
        unended++;
      }
    }
    return unended;
  }

  private static void callAtLastLevels() {
    int end = 0;
    try {
      while (true) {
        end += 50;
        callAt(end);
      }
    } catch (StackOverflowError found) {
      // About there it ends.
    }
    for (int level = Math.max(0, end - LEVELS); level < end; level++) {
      try {
        callAt(level);
      } catch (StackOverflowError noRoom) {
        // The caller got nothing.
      }
    }
  }

  private static void callAt(int level) {
    if (level > 0) {
      callAt(level - 1);
    } else {
      RETURNED.add(failing());
    }
  }

  /** Is called three times. */
  private static CompletableFuture<String> failing() {
    CompletableFuture<String> failed = new CompletableFuture<>();
    failed.completeExceptionally(new IOException("x"));
    return failed;
  }
}
