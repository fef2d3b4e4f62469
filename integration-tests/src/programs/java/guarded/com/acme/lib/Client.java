package com.acme.lib;

/** A library's: nobody can annotate it. */
public final class Client {

  private int calls;

  public String fetch(String what) {
    calls++;
    if (calls < 3) {
      throw new IllegalStateException("call " + calls);
    }
    return what + " at call " + calls;
  }

  public static long count(String of) {
    throw new UnsupportedOperationException(of);
  }
}
