package com.acme.early;

/** Checks its arguments before it calls the superclass's constructor, as Java 25 allows. */
public class Early extends Exception {

  private final int size;

  Early(String name, int size) {
    int doubled = size * 2;
    if (name == null) {
      String why = "no name";
      throw new IllegalArgumentException(why);
    }
    String label = name + doubled;
    if (size > 10) {
      throw new IllegalStateException("too large");
    }
    this.size = size;
    super(label);
    if (size > 5) {
      throw new IllegalStateException("too large afterwards");
    }
  }

  public static void main(String[] args) throws Early {
    attempt(null, 1);
    attempt("a", 11);
    attempt("a", 6);
    throw new Early("last", 3);
  }

  private static void attempt(String name, int size) {
    try {
      System.out.println(new Early(name, size));
    } catch (RuntimeException e) {
      System.out.println(e);
      for (StackTraceElement frame : e.getStackTrace()) {
        System.out.println("  " + frame);
      }
    }
  }
}
