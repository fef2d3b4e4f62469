package com.acme.scopes;

import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/** Tasks of structured scopes that fail, by the preview of Java 25. */
public final class Scopes {

  private Scopes() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(arguments[0].equals("asked") ? asked() : forgotten());
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

  private static int lengthOf(String text) {
    return text.length();
  }
}
