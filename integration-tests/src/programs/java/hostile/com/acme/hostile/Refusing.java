package com.acme.hostile;

/** Whatever it is asked, it throws. */
public final class Refusing extends RuntimeException {

  public Refusing(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    Calls.count();
    throw new IllegalStateException("getMessage");
  }

  @Override
  public Throwable getCause() {
    Calls.count();
    throw new StackOverflowError("getCause");
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    Calls.count();
    throw new NoClassDefFoundError("getStackTrace");
  }

  @Override
  public String toString() {
    Calls.count();
    throw new OutOfMemoryError("toString");
  }
}
