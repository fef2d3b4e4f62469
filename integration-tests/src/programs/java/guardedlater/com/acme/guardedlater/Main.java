package com.acme.guardedlater;

import dev.faultline.annotation.Asynchronous;
import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Calls methods that nearly always fail, and says so whenever that changes. */
public final class Main {

  private static final int FAILURES = 2;

  private int annotatedCalls;
  private int namedCalls;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Main main = new Main();
    String before = "";
    String threadsBefore = "";
    for (int round = 0; ; round++) {
      String now = "annotated " + main.annotated() + ", named " + main.named();
      if (!now.equals(before)) {
        System.out.println(now);
        before = now;
      }
      String threads = "futures made on " + main.threads();
      if (!threads.equals(threadsBefore)) {
        System.out.println(threads);
        threadsBefore = threads;
      }
      if (round % 20 == 0) {
        System.out.println("round " + round);
      }
      Thread.sleep(20);
    }
  }

  private String annotated() {
    annotatedCalls = 0;
    try {
      return calledByAnnotation();
    } catch (IllegalStateException failure) {
      return "failed";
    }
  }

  private String named() {
    namedCalls = 0;
    try {
      return calledByProperties();
    } catch (IllegalStateException failure) {
      return "failed";
    } catch (RuntimeException refused) {
      return "refused by " + refused.getClass().getName();
    }
  }

  private String threads() {
    try {
      return (futureByAnnotation().get() + " and " + futureByProperties().get())
          .replaceAll("[0-9]+", "N");
    } catch (Exception failure) {
      return failure.toString();
    }
  }

  @Guard("future")
  @Asynchronous
  private Future<String> futureByAnnotation() {
    return CompletableFuture.completedFuture(Thread.currentThread().getName());
  }

  private Future<String> futureByProperties() {
    return CompletableFuture.completedFuture(Thread.currentThread().getName());
  }

  @Retry(maxAttempts = FAILURES + 1)
  private String calledByAnnotation() {
    if (++annotatedCalls <= FAILURES) {
      throw new IllegalStateException();
    }
    return "recovered";
  }

  private String calledByProperties() {
    if (++namedCalls <= FAILURES) {
      throw new IllegalStateException();
    }
    return "recovered";
  }
}
