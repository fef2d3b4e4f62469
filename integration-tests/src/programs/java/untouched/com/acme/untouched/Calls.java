package com.acme.untouched;

/** Tells of calls of the program's own methods by anybody but the program. */
public final class Calls {

  private static volatile boolean watching;

  private Calls() {}

  /** From now on until the JVM's end, the agent's own threads among them. */
  static void watch() {
    watching = true;
  }

  /** Called first by every method of this program's classes that overrides another. */
  public static void called(String method) {
    if (watching) {
      IllegalStateException call = new IllegalStateException(method + " was called");
      call.printStackTrace(System.out);
      throw call;
    }
  }
}
