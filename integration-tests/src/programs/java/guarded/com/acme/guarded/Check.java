package com.acme.guarded;

import java.util.concurrent.Callable;

/** Prints what calls come to. */
final class Check {

  private Check() {}

  static void print(String name, Callable<?> call) {
    Object result;
    try {
      result = call.call();
    } catch (Throwable failure) {
      result = failure.getClass().getName() + ": " + failure.getMessage();
    }
    System.out.println(name + ": " + result);
  }
}
