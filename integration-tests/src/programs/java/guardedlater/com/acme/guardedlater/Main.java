package com.acme.guardedlater;

import dev.faultline.annotation.Retry;

/** Calls methods that nearly always fail, and says so whenever that changes. */
public final class Main {

  private static final int FAILURES = 2;

  private int annotatedCalls;
  private int namedCalls;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Main main = new Main();
    String before = "";
    for (int round = 0; ; round++) {
      String now = "annotated " + main.annotated() + ", named " + main.named();
      if (!now.equals(before)) {
        System.out.println(now);
        before = now;
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
