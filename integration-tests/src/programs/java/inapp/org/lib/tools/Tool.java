package org.lib.tools;

/** Somebody else's. */
public final class Tool {

  public static void use(int strength) {
    throw new IllegalStateException("tool broke");
  }
}
