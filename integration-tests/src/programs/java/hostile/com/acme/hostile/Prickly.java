package com.acme.hostile;

/** A value none of whose methods may be called. */
final class Prickly {

  final int points = 12;

  @Override
  public String toString() {
    Calls.count();
    throw new IllegalStateException("toString");
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
