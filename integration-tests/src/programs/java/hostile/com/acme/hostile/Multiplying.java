package com.acme.hostile;

/** A new cause whenever it is asked. */
public final class Multiplying extends RuntimeException {

  public Multiplying(String message) {
    super(message);
  }

  @Override
  public Throwable getCause() {
    Calls.count();
    return new Multiplying(getMessage() + "+");
  }
}
