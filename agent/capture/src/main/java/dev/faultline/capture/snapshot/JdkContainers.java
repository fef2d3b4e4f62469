package dev.faultline.capture.snapshot;

/**
 * Which JDK collections and maps can be iterated without running the application's code and without
 * taking a lock. Wrappers ({@code Collections.unmodifiableList}) are not among them, because what
 * they wrap may be the application's; nor are those whose size is only found by walking through
 * them, nor the synchronized ones, {@code Hashtable} and {@code Properties}.
 */
final class JdkContainers {

  private JdkContainers() {}

  /**
   * Whether this class, which the JDK has loaded, is a collection or map with an iterator of its
   * own.
   */
  static boolean isIterable(String className) {
    switch (className) {
      case "java.util.ArrayList":
      case "java.util.LinkedList":
      case "java.util.ArrayDeque":
      case "java.util.HashSet":
      case "java.util.LinkedHashSet":
      case "java.util.TreeSet":
      case "java.util.PriorityQueue":
      case "java.util.RegularEnumSet":
      case "java.util.JumboEnumSet":
      case "java.util.Arrays$ArrayList":
      case "java.util.HashMap":
      case "java.util.LinkedHashMap":
      case "java.util.TreeMap":
      case "java.util.IdentityHashMap":
      case "java.util.EnumMap":
      case "java.util.concurrent.ConcurrentHashMap":
      case "java.util.concurrent.CopyOnWriteArrayList":
      case "java.util.concurrent.CopyOnWriteArraySet":
        return true;
      default:
        return className.startsWith("java.util.ImmutableCollections$")
            || className.startsWith("java.util.Collections$Empty")
            || className.startsWith("java.util.Collections$Singleton");
    }
  }
}
