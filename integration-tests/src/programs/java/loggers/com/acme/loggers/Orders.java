package com.acme.loggers;

import java.util.function.Consumer;

/** What goes wrong, and is given to the logger of each program here. */
final class Orders {

  private Orders() {}

  /** The JVM throws in here, and the log gets it. */
  static void loggedOne(Consumer<Exception> log) {
    try {
      System.out.println(length(null));
    } catch (NullPointerException e) {
      log.accept(e);
    }
  }

  /** The JDK throws in here, and the log's level does not let it through. */
  static void quietOne(Consumer<Exception> log) {
    try {
      System.out.println(Integer.parseInt("seven"));
    } catch (NumberFormatException e) {
      log.accept(e);
    }
  }

  /** Goes wrong for a handler that logs it too quietly. */
  static void fail() {
    throw new IllegalArgumentException("too quiet");
  }

  /** Thrown by nobody, only logged. */
  static Exception bareOne() {
    return new IllegalStateException("bare");
  }

  private static int length(String text) {
    return text.length();
  }
}
