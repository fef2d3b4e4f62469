package com.acme.lives;

import java.lang.reflect.Method;

/** The same on virtual threads, where there are any. */
final class OnVirtualThreads {

  private static volatile Object last;

  private OnVirtualThreads() {}

  static void all() throws Exception {
    Method start;
    try {
      start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException before21) {
      return;
    }
    ((Thread) start.invoke(null, (Runnable) OnVirtualThreads::handled)).join();
    ((Thread) start.invoke(null, (Runnable) OnVirtualThreads::dies)).join();
  }

  static void handled() {
    try {
      fail("handled on a virtual thread");
    } catch (IllegalArgumentException e) {
      last = e.getMessage();
    }
  }

  static void dies() {
    fail("uncaught on a virtual thread");
  }

  private static void fail(String why) {
    throw new IllegalArgumentException(why);
  }
}
