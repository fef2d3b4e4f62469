package com.acme.scopes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/** Tasks of structured scopes that fail, by the preview of Java 25. */
public final class Scopes {

  private Scopes() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(
        switch (arguments[0]) {
          case "asked" -> asked();
          case "cancelled" -> cancelled();
          case "interrupted" -> interrupted();
          default -> forgotten();
        });
  }

  private static String asked() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> lengthOf(null));
      scope.join();
      return "joined";
    } catch (StructuredTaskScope.FailedException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }

  private static String forgotten() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>awaitAll())) {
      scope.fork(() -> lengthOf(null));
      scope.join();
      return "joined";
    }
  }

  /** The scope interrupts the fork that waits as soon as the other one fails. */
  private static String cancelled() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(Scopes::waits);
      scope.fork(() -> lengthOf(null));
      scope.join();
      return "joined";
    } catch (StructuredTaskScope.FailedException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }

  private static String interrupted() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>awaitAll())) {
      scope.fork(Scopes::throwsItOn);
      scope.fork(Scopes::throwsItsOwn);
      scope.join();
      return "joined";
    }
  }

  private static int throwsItOn() throws InterruptedException {
    Thread.currentThread().interrupt();
    try {
      return waits();
    } catch (InterruptedException e) {
      cleanUp();
      throw e;
    }
  }

  private static void cleanUp() {
    Thread.interrupted();
  }

  private static int throwsItsOwn() throws InterruptedException {
    throw new InterruptedException("by its author");
  }

  private static int waits() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }

  private static int lengthOf(String text) {
    return text.length();
  }
}
