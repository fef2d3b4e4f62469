package dev.faultline.capture.snapshot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An application's classes, and how their snapshots are written down in tests. */
final class Shapes {

  private Shapes() {}

  static Map<String, Object> object(Class<?> type, Object... fields) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("@type", type.getName());
    for (int i = 0; i < fields.length; i += 2) {
      object.put((String) fields[i], fields[i + 1]);
    }
    return object;
  }

  static int valuesIn(Object shown) {
    if (shown instanceof Map<?, ?> map && map.containsKey("@cut")) {
      return 1;
    }
    int count = 1;
    Collection<?> inside =
        shown instanceof Map<?, ?> map
            ? map.values()
            : shown instanceof Collection<?> list ? list : java.util.List.of();
    for (Object one : inside) {
      count += valuesIn(one);
    }
    return count;
  }

  static final class Order {
    static int counter = 1;
    final int number = 7;
    final String customer = "Ann";
    final boolean paid = true;
    transient double total = 1.5;
  }

  static final class Node {
    final String name;
    Node next;

    Node(String name, Node next) {
      this.name = name;
      this.next = next;
    }
  }

  static final class Login {
    final String user = "ann";
    final int pin = 1234;
  }

  record Point(int x, String label) {}

  static class Base {
    private final String id = "of the base";
    protected final int only = 1;
  }

  static final class Derived extends Base {
    private final String id = "of the class";
  }

  enum Plain {
    RED
  }

  enum WithBody {
    SMALL {
      @Override
      int size() {
        return 1;
      }
    };

    abstract int size();
  }

  /** Every method that somebody who looks at it could be tempted to call fails the test. */
  static class Untouchable {
    final int visible = 1;

    @Override
    public String toString() {
      throw new AssertionError("toString was called");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("hashCode was called");
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("equals was called");
    }

    public int getVisible() {
      throw new AssertionError("a getter was called");
    }
  }

  static final class OwnNumber extends Number {
    final int hidden = 3;

    @Override
    public int intValue() {
      throw new AssertionError("intValue was called");
    }

    @Override
    public long longValue() {
      throw new AssertionError("longValue was called");
    }

    @Override
    public float floatValue() {
      throw new AssertionError("floatValue was called");
    }

    @Override
    public double doubleValue() {
      throw new AssertionError("doubleValue was called");
    }

    @Override
    public String toString() {
      throw new AssertionError("toString was called");
    }
  }

  static final class OwnList extends ArrayList<String> {
    final String note = "mine";

    @Override
    public Iterator<String> iterator() {
      throw new AssertionError("iterator was called");
    }

    @Override
    public int size() {
      throw new AssertionError("size was called");
    }

    @Override
    public Object[] toArray() {
      throw new AssertionError("toArray was called");
    }
  }

  static final class OwnMap extends HashMap<String, String> {
    final String note = "mine";

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      throw new AssertionError("entrySet was called");
    }

    @Override
    public int size() {
      throw new AssertionError("size was called");
    }
  }

  static final class OwnView extends AbstractList<String> {
    private boolean made;

    @Override
    public String get(int index) {
      throw new AssertionError("get was called");
    }

    @Override
    public int size() {
      if (made) {
        throw new AssertionError("size was called");
      }
      // Making a view of a part asks once.
      made = true;
      return 0;
    }
  }
}
