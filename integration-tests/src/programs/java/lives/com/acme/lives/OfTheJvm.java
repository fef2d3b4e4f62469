package com.acme.lives;

/** Exceptions that the JVM makes, one method each, and where it lets no handler in. */
final class OfTheJvm {

  static Object last;

  private OfTheJvm() {}

  /** Each once: variables come from the second round on. */
  static void all(int round) {
    classCast(round);
    arrayBounds(new int[round]);
    arrayStore(new String[round]);
    negativeArraySize(-round);
    beforeSuper(round);
  }

  static void classCast(Object number) {
    try {
      last = (String) number;
    } catch (ClassCastException e) {
      last = e.getMessage();
    }
  }

  static void arrayBounds(int[] array) {
    int behind = array.length;
    try {
      last = array[behind];
    } catch (ArrayIndexOutOfBoundsException e) {
      last = e.getMessage();
    }
  }

  static void arrayStore(Object[] array) {
    Object number = array.length;
    try {
      array[0] = number;
    } catch (ArrayStoreException e) {
      last = e.getMessage();
    }
  }

  static void negativeArraySize(int size) {
    try {
      last = new int[size];
    } catch (NegativeArraySizeException e) {
      last = e.getMessage();
    }
  }

  static void beforeSuper(int round) {
    try {
      last = new Named(null);
    } catch (NullPointerException e) {
      last = round;
    }
  }

  /** Asks a name for its length before there is an object. */
  private static final class Named extends Sized {
    Named(String name) {
      super(name.length());
    }
  }

  private static class Sized {
    final int size;

    Sized(int size) {
      this.size = size;
    }
  }

  static void staticInitializer() {
    try {
      last = Broken.VALUE;
    } catch (ExceptionInInitializerError e) {
      last = e.getCause();
    }
  }

  private static final class Broken {
    static final Object VALUE = make();

    private static Object make() {
      throw new IllegalStateException("in a static initializer");
    }
  }
}
