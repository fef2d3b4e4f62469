package dev.faultline.capture.story;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;

/**
 * Lookups that see what a class sees itself, where the JVM gives them: on classes that are in no
 * module, or in one that opens their package. Loads and initializes no class. Thread-safe.
 */
final class PrivateLookups {

  private final MethodHandles.Lookup own = MethodHandles.lookup();
  private final Method privateLookupIn = privateLookupIn();
  private final Constructor<MethodHandles.Lookup> constructor =
      privateLookupIn == null ? constructor() : null;

  private static Method privateLookupIn() {
    try {
      return MethodHandles.class.getMethod(
          "privateLookupIn", Class.class, MethodHandles.Lookup.class);
    } catch (NoSuchMethodException java8) {
      return null;
    }
  }

  private static Constructor<MethodHandles.Lookup> constructor() {
    try {
      Constructor<MethodHandles.Lookup> found =
          MethodHandles.Lookup.class.getDeclaredConstructor(Class.class);
      found.setAccessible(true);
      return found;
    } catch (ReflectiveOperationException | RuntimeException refused) {
      return null;
    }
  }

  /** A lookup that finds public methods of a class that may not be public itself. */
  MethodHandles.Lookup in(Class<?> type) {
    try {
      if (privateLookupIn != null) {
        return (MethodHandles.Lookup) privateLookupIn.invoke(null, type, own);
      }
      if (constructor != null) {
        return constructor.newInstance(type);
      }
    } catch (ReflectiveOperationException | RuntimeException refused) {
      // Then what is public has to do.
    }
    return MethodHandles.publicLookup();
  }
}
