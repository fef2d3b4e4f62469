package com.acme.lives;

import java.io.IOException;

/** Exceptions that are the cause of others, take others along, or are taken out of them. */
final class Chains {

  private static Object last;

  private Chains() {}

  static void all() {
    unwrapped();
    unwrappedByAMethod();
    wrappedByInitCause();
    suppressedByHand();
    inACycle();
    lostByAHandler();
    endsFarUp();
    handlerFails();
    wrappedAfterRetries();
    wrappedAtTheLastAttempt();
  }

  private static void fail(String why) {
    throw new IllegalArgumentException(why);
  }

  static void unwrapped() {
    try {
      unwraps();
    } catch (IOException e) {
      last = e.getMessage();
    }
  }

  private static void unwraps() throws IOException {
    try {
      throw new IllegalStateException("around it", new IOException("taken out"));
    } catch (IllegalStateException e) {
      throw (IOException) e.getCause();
    }
  }

  static void unwrappedByAMethod() {
    try {
      unwrapsByAMethod();
    } catch (IOException e) {
      last = e.getMessage();
    }
  }

  private static void unwrapsByAMethod() throws IOException {
    try {
      throw new IllegalStateException("around another", new IOException("a method took it out"));
    } catch (IllegalStateException e) {
      throw rootOf(e);
    }
  }

  private static IOException rootOf(Throwable throwable) {
    Throwable root = throwable;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return (IOException) root;
  }

  static void wrappedByInitCause() {
    try {
      initsCause();
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private static void initsCause() {
    try {
      fail("wrapped by initCause");
    } catch (IllegalArgumentException e) {
      IllegalStateException wrapper = new IllegalStateException("made before its cause");
      wrapper.initCause(e);
      throw wrapper;
    }
  }

  static void suppressedByHand() {
    try {
      takesAlong(new IllegalStateException("takes another along"));
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private static void takesAlong(IllegalStateException first) {
    try {
      fail("suppressed by hand");
    } catch (IllegalArgumentException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  static void inACycle() {
    try {
      IllegalStateException one = new IllegalStateException("one of a cycle");
      IllegalStateException other = new IllegalStateException("other of a cycle", one);
      one.initCause(other);
      throw one;
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  static void lostByAHandler() {
    try {
      throwsAnother();
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private static void throwsAnother() {
    try {
      fail("lost by a handler");
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("thrown by the handler");
    }
  }

  static void endsFarUp() {
    try {
      passedOn(100, 0);
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private static int passedOn(int further, int enough) {
    if (further == 0) {
      throw new IllegalStateException("came far");
    }
    try {
      return passedOn(further - 1, enough);
    } catch (IllegalStateException e) {
      if (further < enough) {
        return further;
      }
      throw e;
    }
  }

  static void wrappedAfterRetries() {
    try {
      retries();
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private static void retries() {
    Throwable latest = null;
    for (int attempt = 1; attempt <= 3; attempt++) {
      try {
        fail("attempt " + attempt);
      } catch (IllegalArgumentException e) {
        latest = e;
      }
    }
    throw new IllegalStateException("gave up", latest);
  }

  static void wrappedAtTheLastAttempt() {
    try {
      retriesThreeTimes();
    } catch (IllegalStateException e) {
      last = e.getMessage();
    }
  }

  private static void retriesThreeTimes() {
    int failures = 0;
    while (true) {
      try {
        fail("failure " + (failures + 1));
      } catch (IllegalArgumentException e) {
        if (++failures == 3) {
          throw new IllegalStateException("failed three times", e);
        }
      }
    }
  }

  static void handlerFails() {
    try {
      failsToHandle();
    } catch (StringIndexOutOfBoundsException e) {
      last = e.getMessage();
    }
  }

  private static void failsToHandle() {
    try {
      fail("its handler fails");
    } catch (IllegalArgumentException e) {
      last = e.getMessage().substring(99);
    }
  }
}
