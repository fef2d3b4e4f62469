package com.acme.hostile;

/** Its getCause() sleeps for ever. */
public final class Sleeping extends RuntimeException {

  public Sleeping(String message) {
    super(message);
  }

  @Override
  public Throwable getCause() {
    Calls.count();
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
