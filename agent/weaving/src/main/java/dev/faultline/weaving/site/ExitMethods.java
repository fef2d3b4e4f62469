package dev.faultline.weaving.site;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Methods in which an exit site stands for every place from which an exception may leave: those
 * that an exception has passed that had no throw site. Only ever added to; bounded. Thread-safe and
 * lock-free.
 */
public final class ExitMethods {

  private final int capacity;
  private final boolean every;
  private final ConcurrentMap<String, Set<String>> byClass = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  private ExitMethods(int capacity, boolean every) {
    this.capacity = capacity;
    this.every = every;
  }

  /**
   * None at first.
   *
   * @param capacity how many may be added; 0 for none
   */
  public static ExitMethods upTo(int capacity) {
    return new ExitMethods(capacity, false);
  }

  /** Every method that has code. */
  public static ExitMethods every() {
    return new ExitMethods(0, true);
  }

  /**
   * Adds all methods of a name.
   *
   * @param className binary name
   * @return whether they are new, so that the class is to be woven again
   */
  public boolean add(String className, String methodName) {
    if (size.get() >= capacity) {
      return false;
    }
    String internalName = className.replace('.', '/');
    Set<String> methods = byClass.get(internalName);
    if (methods == null) {
      Set<String> none = Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>());
      methods = byClass.putIfAbsent(internalName, none);
      methods = methods == null ? none : methods;
    }
    boolean added = methods.add(methodName);
    if (added) {
      size.incrementAndGet();
    }
    return added;
  }

  /** Whether any method of a class has exit sites. */
  boolean concern(String internalName) {
    return every || byClass.containsKey(internalName);
  }

  /** Whether the methods of a name have exit sites. */
  boolean contain(String internalName, String methodName) {
    if (every) {
      return true;
    }
    Set<String> methods = byClass.get(internalName);
    return methods != null && methods.contains(methodName);
  }
}
