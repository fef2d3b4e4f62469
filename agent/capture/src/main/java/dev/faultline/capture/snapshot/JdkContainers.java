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
   * own. Each by its whole name: some versions keep lists that compute their elements when they are
   * asked for, with the application's function, beside the others.
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
      case "java.util.ImmutableCollections$List12":
      case "java.util.ImmutableCollections$ListN":
      case "java.util.ImmutableCollections$SubList":
      case "java.util.ImmutableCollections$Set12":
      case "java.util.ImmutableCollections$SetN":
      case "java.util.ImmutableCollections$Map1":
      case "java.util.ImmutableCollections$MapN":
      case "java.util.Collections$EmptyList":
      case "java.util.Collections$EmptySet":
      case "java.util.Collections$EmptyMap":
      case "java.util.Collections$SingletonList":
      case "java.util.Collections$SingletonSet":
      case "java.util.Collections$SingletonMap":
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
        return false;
    }
  }
}
