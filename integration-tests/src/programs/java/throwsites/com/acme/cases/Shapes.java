package com.acme.cases;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Kinds of code that throws. */
final class Shapes {

  interface Greeter {
    default String greet(String name) {
      int length = name.length();
      throw new UnsupportedOperationException("defaultMethod");
    }
  }

  static class Base {
    Base(String name) {
      if (name == null) {
        throw new IllegalArgumentException("no name");
      }
    }
  }

  static final class Checked extends Base {
    private final int size;

    Checked(String name, int size) {
      super(check(name, size));
      this.size = size;
      int doubled = size * 2;
      if (size > 5) {
        throw new IllegalArgumentException("inConstructor");
      }
    }

    private static String check(String name, int size) {
      if (size < 0) {
        throw new IllegalArgumentException("beforeSuper");
      }
      return name;
    }
  }

  static final class Broken {
    static final int VALUE;

    static {
      int base = 4;
      VALUE = base;
      if (VALUE == 4) {
        throw new IllegalStateException("staticInitializer");
      }
    }
  }

  final class Inner {
    private final int depth;

    Inner(int depth) {
      this.depth = depth;
    }

    void fail(String why) {
      throw new IllegalStateException(why);
    }
  }

  private final String owner = "shapes";

  public static void lambda() {
    int captured = 5;
    Function<String, Integer> function =
        text -> {
          int local = captured + text.length();
          throw new IllegalStateException("lambda");
        };
    function.apply("abc");
  }

  public static void methodReference() {
    List<String> names = Arrays.asList("one");
    names.forEach(Shapes::refuse);
  }

  private static void refuse(String name) {
    throw new IllegalStateException("methodReference");
  }

  public static void anonymousClass() throws Exception {
    final String captured = "cap";
    new Callable<Integer>() {
      private final int field = 6;

      @Override
      public Integer call() {
        int local = captured.length();
        throw new IllegalStateException("anonymousClass");
      }
    }.call();
  }

  public static void innerClass() {
    new Shapes().new Inner(2).fail("innerClass");
  }

  public static void localClass() {
    int captured = 8;
    class Local {
      void fail() {
        int sum = captured + 1;
        throw new IllegalStateException("localClass");
      }
    }
    new Local().fail();
  }

  public static void defaultMethod() {
    new Greeter() {}.greet("Ada");
  }

  public static void staticInitializer() {
    System.out.println(Broken.VALUE);
  }

  public static void inConstructor() {
    new Checked("c", 6);
  }

  public static void beforeSuper() {
    new Checked("c", -1);
  }

  public static void generic() {
    first(Arrays.asList(3, 4), 9);
  }

  private static <T extends Number, L extends List<T>> T first(L list, T otherwise) {
    T found = list.get(0);
    throw new IllegalStateException("generic");
  }

  public static void varargs() {
    join("-", "a", "b");
  }

  private static String join(String separator, String... parts) {
    throw new IllegalStateException("varargs");
  }

  public static void supplied() {
    Supplier<RuntimeException> supplier = () -> new IllegalStateException("supplied");
    int before = 1;
    throw supplier.get();
  }

  public static void checkedAsUnchecked() {
    int code = 5;
    Shapes.<RuntimeException>sneaky(new java.io.IOException("checkedAsUnchecked"));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  public static void error() {
    int level = 1;
    throw new AssertionError("error");
  }

  public static void fromOwnException() {
    int number = 17;
    throw new OrderRejected("fromOwnException", number);
  }

  static final class OrderRejected extends RuntimeException {
    private final int number;

    OrderRejected(String message, int number) {
      super(message);
      this.number = number;
    }
  }
}
