package dev.faultline.client;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Sends what ends a thread, and then lets whoever handled such exceptions before handle it. Where
 * nobody did, it prints it as the JVM does. Thread-safe.
 */
final class UncaughtExceptions implements UncaughtExceptionHandler {
  private final FaultlineClient client;
  private final UncaughtExceptionHandler former;

  private UncaughtExceptions(FaultlineClient client, UncaughtExceptionHandler former) {
    this.client = client;
    this.former = former;
  }

  static UncaughtExceptions install(FaultlineClient client) {
    UncaughtExceptions ours =
        new UncaughtExceptions(client, Thread.getDefaultUncaughtExceptionHandler());
    Thread.setDefaultUncaughtExceptionHandler(ours);
    return ours;
  }

  /** Puts the former handler back, unless another has taken this one's place. */
  void remove() {
    if (Thread.getDefaultUncaughtExceptionHandler() == this) {
      Thread.setDefaultUncaughtExceptionHandler(former);
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable throwable) {
    try {
      client.exception(throwable).thread(thread.getName(), thread.getId()).uncaught().send();
    } finally {
      if (former == null) {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        throwable.printStackTrace();
      } else {
        former.uncaughtException(thread, throwable);
      }
    }
  }
}
