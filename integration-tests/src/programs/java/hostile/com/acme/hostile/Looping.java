package com.acme.hostile;

/** Its getMessage() never returns. */
public final class Looping extends RuntimeException {

  public Looping(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    Calls.count();
    Main.hang();
    return null;
  }
}
