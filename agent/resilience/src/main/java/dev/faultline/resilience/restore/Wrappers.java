package dev.faultline.resilience.restore;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;

/** The JDK's wrappers of collections and maps, their fields opened when one is met. Thread-safe. */
final class Wrappers {

  private final FieldOpener opener;

  /** Null as long as none was met; two threads may both make it. */
  private volatile Wrapper[] kinds;

  Wrappers(FieldOpener opener) {
    this.opener = opener;
  }

  /** What kind of wrapper an object is; null if none. */
  Wrapper kindOf(Object object) {
    if (!object.getClass().getName().startsWith("java.util.Collections$")) {
      return null;
    }
    for (Wrapper kind : kinds()) {
      if (kind.isOf(object)) {
        return kind;
      }
    }
    return null;
  }

  /** The map of a set that {@link ConcurrentHashMap#newKeySet} has made; null for other objects. */
  static Object mapOfKeys(Object object) {
    return object instanceof ConcurrentHashMap.KeySetView
        ? ((ConcurrentHashMap.KeySetView<?, ?>) object).getMap()
        : null;
  }

  private Wrapper[] kinds() {
    Wrapper[] known = kinds;
    if (known == null) {
      known = openByOwnRights();
      kinds = known;
    }
    return known;
  }

  /** Whoever calls may be allowed less, and has nothing to do with it. */
  private Wrapper[] openByOwnRights() {
    return AccessController.doPrivileged(
        new PrivilegedAction<Wrapper[]>() {
          @Override
          public Wrapper[] run() {
            return open();
          }
        });
  }

  /** Lists, sets and the sorted ones of each kind are subclasses. */
  private Wrapper[] open() {
    ArrayList<Object> list = new ArrayList<>(0);
    HashMap<Object, Object> map = new HashMap<>();
    return new Wrapper[] {
      Wrapper.of(Collections.synchronizedCollection(list), "c", "mutex", opener),
      Wrapper.of(Collections.synchronizedMap(map), "m", "mutex", opener),
      Wrapper.of(Collections.unmodifiableCollection(list), "c", null, opener),
      Wrapper.of(Collections.unmodifiableMap(map), "m", null, opener),
      Wrapper.of(Collections.checkedCollection(list, Object.class), "c", null, opener),
      Wrapper.of(Collections.checkedMap(map, Object.class, Object.class), "m", null, opener),
      Wrapper.of(Collections.newSetFromMap(new HashMap<Object, Boolean>()), "m", null, opener),
      Wrapper.of(Collections.asLifoQueue(new ArrayDeque<Object>(0)), "q", null, opener),
    };
  }
}
