package dev.faultline.weaving.method;

import dev.faultline.annotation.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An application's methods of all kinds, as javac writes them. */
final class Calls {

  private Calls() {}

  static int returns(int i, long l, double d, String s) {
    return i + (int) l + s.length();
  }

  static int fails(int i, long l, double d, String s, int[] array) {
    return array[i] / (int) l;
  }

  static long reassigns(int count, String text, long wide, byte small) {
    count++;
    wide = wide + count;
    small = (byte) (small * 2);
    text = text + count;
    if (count > 3) {
      throw new IllegalStateException(text + wide + small);
    }
    return wide;
  }

  static int branches(int n, String text) {
    for (int i = 0; i < n; i++) {
      String local = text + i;
      if (local.length() > 4) {
        return i;
      }
      List<String> more = new ArrayList<>();
      more.add(local);
      while (more.size() < 3) {
        double wide = more.size();
        more.add(local + wide);
      }
    }
    switch (n) {
      case 0:
        return -1;
      case 1:
        return Integer.parseInt(text);
      default:
        return text == null ? 0 : text.length();
    }
  }

  static String handles(String text) {
    try {
      return String.valueOf(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return "none";
    } finally {
      text.length();
    }
  }

  static void empty() {}

  static int[] arrays(int[][] array, Object... more) {
    return array[more.length];
  }

  static synchronized void locked(Object monitor) {
    synchronized (monitor) {
      synchronized (Calls.class) {
        monitor.notify();
        throw new IllegalStateException("locked");
      }
    }
  }

  static int recurses(int depth) {
    if (depth == 0) {
      throw new IllegalStateException("deep");
    }
    return recurses(depth - 1) + 1;
  }

  static int overflows(int depth) {
    return overflows(depth + 1) + 1;
  }

  static void constructs(int size) {
    new Derived(size, "text");
  }

  static void constructsInner(int size) {
    new Derived(1, "text").new Inner(size);
  }

  static class Base {
    final int size;

    Base(int size) {
      if (size < 0) {
        throw new IllegalArgumentException("negative");
      }
      this.size = size;
    }
  }

  static final class Derived extends Base {

    Derived(int size, String text) {
      super(size > 100 ? new Object().hashCode() : size);
      for (int i = 0; i < size; i++) {
        text = text + i;
      }
      if (size == 3) {
        throw new IllegalStateException(text);
      }
    }

    Derived(int size) {
      this(size, "default");
    }

    final class Inner {
      Inner(int of) {
        if (of == 0) {
          throw new IllegalStateException("inner");
        }
      }
    }
  }

  static Object instance(int n) {
    Shape shape = new Circle();
    return n == 0 ? shape.area(n) : shape.describe(n);
  }

  interface Shape {
    Object area(int n);

    default String describe(int n) {
      return helper(100 / (n - 1));
    }

    private String helper(int n) {
      return "n" + n;
    }

    static Shape of() {
      return new Circle();
    }
  }

  /** Has a bridge. */
  static final class Circle implements Shape {
    @Override
    public String area(int n) {
      return "area" + 1 / n;
    }

    @Override
    public String toString() {
      return "circle";
    }
  }

  static String lambda(String text) {
    Supplier<String> supplier = () -> text.substring(100);
    return supplier.get();
  }

  @Capture(arguments = false)
  static int withoutArguments(int n) {
    return 1 / n;
  }

  @Capture(histogram = false)
  static int withoutHistogram(int n) {
    return 1 / n;
  }
}
