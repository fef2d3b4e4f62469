package dev.faultline.weaving.site;

import java.util.function.Supplier;

/** An application's code, as javac writes it. */
final class Cases {

  private Cases() {}

  static void parameters(int i, long l, double d, String s) {
    long sum = i + l;
    int[] array = {i};
    throw new IllegalStateException("parameters");
  }

  static void primitives() {
    boolean z = true;
    byte b = -1;
    short s = -2;
    char c = 'c';
    int i = 3;
    float f = 1.5f;
    long l = 4;
    double d = 2.5;
    throw new IllegalStateException("primitives");
  }

  static void assigned(int n) {
    String x;
    if (n == 0) {
      throw new IllegalStateException("not yet");
    }
    x = "set";
    throw new IllegalStateException("now");
  }

  static void wraps(String text) {
    try {
      assigned(text.length());
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("wrapped", e);
    }
  }

  static void closes() throws Exception {
    AutoCloseable resource = Cases::fails;
    try (resource) {
      throw new Exception("in the body");
    } finally {
      "".isEmpty();
    }
  }

  static void fails() {
    throw new IllegalStateException("of close()");
  }

  static void constructs(int size) {
    new Derived(size);
  }

  static class Base {
    final int size;

    Base(int size) {
      this.size = size;
    }
  }

  static final class Derived extends Base {
    Derived(int size) {
      super(check(size));
      if (size == 0) {
        throw new IllegalArgumentException("zero");
      }
    }

    private static int check(int size) {
      if (size < 0) {
        throw new IllegalArgumentException("negative");
      }
      return size;
    }
  }

  static void lambda(String text) {
    Supplier<String> supplier =
        () -> {
          throw new IllegalStateException(text);
        };
    supplier.get();
  }

  static int switches(int n) throws Exception {
    switch (n) {
      case 1:
        long wide = n;
        throw new Exception("one " + wide);
      case 2:
        String text = "two";
        throw new Exception(text);
      default:
        return n;
    }
  }

  static void synchronizes() {
    synchronized (Cases.class) {
      throw new IllegalStateException("while it holds a lock");
    }
  }

  static void catches() {
    try {
      synchronizes();
    } catch (IllegalStateException expected) {
      if (Thread.holdsLock(Cases.class)) {
        throw new AssertionError("still locked");
      }
    }
  }
}
