package com.acme.hostile;

/** Its getCause() computes for ever. */
public final class Spinning extends RuntimeException {

  public Spinning(String message) {
    super(message);
  }

  private volatile long spins;

  @Override
  public synchronized Throwable getCause() {
    Calls.count();
    while (spins >= 0) {
      spins++;
    }
    return null;
  }
}
