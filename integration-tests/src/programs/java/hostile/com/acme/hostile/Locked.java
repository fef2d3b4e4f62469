package com.acme.hostile;

/** Its getMessage() asks for a lock that the program holds. */
public final class Locked extends RuntimeException {

  public Locked(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    Calls.count();
    synchronized (Main.HELD) {
      return super.getMessage();
    }
  }
}
