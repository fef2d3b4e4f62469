package com.acme.hello;

/** Prints on both streams, fails once, goes on, and ends with an exit code of its own. */
public final class Hello {

  public static void main(String[] args) {
    System.out.println("hello " + args.length);
    try {
      greet("Ada", 42);
    } catch (IllegalStateException e) {
      System.err.println("caught " + e);
    }
    System.out.println("bye");
    System.exit(7);
  }

  private static void greet(String name, int times) {
    throw new IllegalStateException("cannot greet " + name);
  }
}
