package com.acme.lives;

import java.lang.reflect.Method;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** The same on virtual threads, where there are any, and with what came along with them. */
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
    askedOfItsFuture();
  }

  static void askedOfItsFuture() throws Exception {
    FutureTask<?> future = new FutureTask<>(() -> fail("asked of its future"), null);
    future.run();
    last = Future.class.getMethod("exceptionNow").invoke(future);
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
