package com.acme.redefined;

import java.lang.instrument.Instrumentation;

/** An agent that lets the program redefine its classes. */
public final class Redefiner {

  static Instrumentation instrumentation;

  private Redefiner() {}

  public static void premain(String arguments, Instrumentation given) {
    instrumentation = given;
  }
}
