package org.apache.known;

/** Has a package name that every agent knows for a library's. */
public final class Library {

  public static void call(int number) {
    throw new IllegalStateException("library failed");
  }
}
