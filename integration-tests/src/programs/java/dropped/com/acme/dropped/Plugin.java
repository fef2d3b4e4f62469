package com.acme.dropped;

/** Throws exceptions of its own class, with values of its own classes, on two threads. */
public final class Plugin implements Runnable {

  private final Plugin self = this;

  @Override
  public void run() {
    for (int i = 0; i < 3; i++) {
      try {
        fail(i);
      } catch (Failure e) {
        if (e.code != i) {
          throw new IllegalStateException("not " + i, e);
        }
      }
    }
    Thread dying =
        new Thread("plugin") {
          @Override
          public void run() {
            fail(7);
          }
        };
    dying.setUncaughtExceptionHandler((thread, e) -> {});
    dying.start();
    try {
      dying.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fail(int code) {
    Plugin local = self;
    Object[] values = {local, new Failure(code), Plugin.class};
    throw new Failure(code);
  }

  /** Answers for itself, so that an agent has to ask its class. */
  public static final class Failure extends RuntimeException {

    final int code;

    Failure(int code) {
      this.code = code;
    }

    @Override
    public String getMessage() {
      return "plugin failed with " + code;
    }
  }
}
