package com.acme.hostile;

/** Its own cause. */
public final class Narcissus extends RuntimeException {

  public Narcissus(String message) {
    super(message);
  }

  @Override
  public Throwable getCause() {
    Calls.count();
    return this;
  }
}
