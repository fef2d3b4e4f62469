package dev.faultline.weaving.site;

import dev.faultline.capture.site.SiteRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Methods in which an exit site stands for every place from which an exception may leave: those
 * that an exception has passed that had no throw site. Where many pass of which nothing is told any
 * more, the exit sites cost more than they are good for: such a method rests, for longer each time.
 * Bounded. Threads that weave take no lock; those that add and let rest do so one at a time.
 */
public final class ExitMethods {

  private final int capacity;
  private final boolean every;
  private final ConcurrentMap<String, ConcurrentMap<String, ExitMethod>> byClass =
      new ConcurrentHashMap<>();
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

  /** Every method that has code, always. */
  public static ExitMethods every() {
    return new ExitMethods(0, true);
  }

  /**
   * Adds all methods of a name, or wakes them when they have rested long enough.
   *
   * @param className binary name
   * @param nowNanos {@link System#nanoTime()}
   * @return whether they have no exit sites yet, so that the class is to be woven again
   */
  public boolean add(String className, String methodName, long nowNanos) {
    String internalName = className.replace('.', '/');
    ConcurrentMap<String, ExitMethod> methods = byClass.get(internalName);
    ExitMethod known = methods == null ? null : methods.get(methodName);
    if (known != null) {
      return known.wake(nowNanos);
    }
    if (size.get() >= capacity) {
      return false;
    }
    if (methods == null) {
      methods = new ConcurrentHashMap<>();
      byClass.put(internalName, methods);
    }
    methods.put(methodName, new ExitMethod());
    size.incrementAndGet();
    return true;
  }

  /**
   * Lets those methods rest whose exit sites were passed for nothing since the last call.
   *
   * @param sites tells how often
   * @param atLeast how often, 1 or more
   * @param nowNanos {@link System#nanoTime()}
   * @return binary names of their classes, which are to be woven again
   */
  public Set<String> rest(SiteRegistry sites, long atLeast, long nowNanos) {
    Set<String> classes = new LinkedHashSet<>();
    for (Map.Entry<String, ConcurrentMap<String, ExitMethod>> one : byClass.entrySet()) {
      String className = one.getKey().replace('/', '.');
      for (Map.Entry<String, ExitMethod> method : one.getValue().entrySet()) {
        if (method.getValue().isTelling()
            && method.getValue().idleSince(sites.idleExits(className, method.getKey()))
                >= atLeast) {
          method.getValue().rest(nowNanos);
          classes.add(className);
        }
      }
    }
    return classes;
  }

  /** How many have exit sites. */
  public int telling() {
    int telling = 0;
    for (Map<String, ExitMethod> methods : byClass.values()) {
      for (ExitMethod method : methods.values()) {
        telling += method.isTelling() ? 1 : 0;
      }
    }
    return telling;
  }

  /** How many had exit sites, and may have them again. */
  public int resting() {
    return size.get() - telling();
  }

  /** Whether any method of a class has exit sites. */
  boolean concern(String internalName) {
    if (every) {
      return true;
    }
    for (ExitMethod method : of(internalName)) {
      if (method.isTelling()) {
        return true;
      }
    }
    return false;
  }

  private Collection<ExitMethod> of(String internalName) {
    Map<String, ExitMethod> methods = byClass.get(internalName);
    return methods == null ? Collections.<ExitMethod>emptyList() : methods.values();
  }

  /** Whether the methods of a name have exit sites. */
  boolean contain(String internalName, String methodName) {
    if (every) {
      return true;
    }
    Map<String, ExitMethod> methods = byClass.get(internalName);
    ExitMethod method = methods == null ? null : methods.get(methodName);
    return method != null && method.isTelling();
  }
}
