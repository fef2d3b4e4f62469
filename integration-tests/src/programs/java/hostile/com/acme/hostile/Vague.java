package com.acme.hostile;

/** Its answers are null. */
public final class Vague extends RuntimeException {

  public Vague(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    Calls.count();
    return null;
  }

  @Override
  public String getLocalizedMessage() {
    Calls.count();
    return null;
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    Calls.count();
    return null;
  }

  @Override
  public String toString() {
    Calls.count();
    return null;
  }
}
