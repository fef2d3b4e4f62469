package dev.faultline.weaving.loaded;

import java.lang.instrument.Instrumentation;
import java.util.Arrays;

/** The classes that a JVM has loaded, of all class loaders. */
public final class AllLoadedClasses {

  private AllLoadedClasses() {}

  /**
   * Asks the JVM.
   *
   * @return none while the JVM ends: it has no answer then, which its interface gives as null; and
   *     without the gaps that it may leave for classes which are unloaded meanwhile
   */
  public static Class<?>[] of(Instrumentation instrumentation) {
    Class<?>[] loaded = instrumentation.getAllLoadedClasses();
    if (loaded == null) {
      return new Class<?>[0];
    }
    int size = 0;
    for (Class<?> one : loaded) {
      if (one != null) {
        loaded[size++] = one;
      }
    }
    return size == loaded.length ? loaded : Arrays.copyOf(loaded, size);
  }
}
