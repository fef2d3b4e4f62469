package com.acme.hostile;

/** Not equal to itself, and without a hash code. */
public final class NotItself extends RuntimeException {

  public NotItself(String message) {
    super(message);
  }

  @Override
  public boolean equals(Object other) {
    Calls.count();
    throw new IllegalStateException("equals");
  }

  @Override
  public int hashCode() {
    Calls.count();
    throw new IllegalStateException("hashCode");
  }
}
