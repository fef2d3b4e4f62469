package com.acme.hostile;

/** Its getStackTrace() never returns. */
public final class Frameless extends RuntimeException {

  public Frameless(String message) {
    super(message);
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    Calls.count();
    Main.hang();
    return null;
  }
}
