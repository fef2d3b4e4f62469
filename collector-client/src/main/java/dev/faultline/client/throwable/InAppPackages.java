package dev.faultline.client.throwable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Tells the application's own frames from others, by name: those of the packages that were named
 * or, when none was, all that are not the JDK's. Immutable.
 */
public final class InAppPackages {
  private static final List<String> JDK =
      Collections.unmodifiableList(
          Arrays.asList("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta."));

  private final List<String> prefixes;

  private InAppPackages(List<String> prefixes) {
    this.prefixes = prefixes;
  }

  /**
   * The named ones.
   *
   * @param names of packages and classes, such as {@code com.acme}, which stand for all below them;
   *     empty for whatever is not the JDK's
   */
  public static InAppPackages of(Collection<String> names) {
    return new InAppPackages(Collections.unmodifiableList(new ArrayList<>(names)));
  }

  /** Whether it is the application's own. */
  boolean include(String className) {
    if (prefixes.isEmpty()) {
      return !isOfTheJdk(className);
    }
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)
          && (className.length() == prefix.length() || isBorder(className, prefix.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBorder(String className, int at) {
    return className.charAt(at) == '.' || className.charAt(at) == '$';
  }

  private static boolean isOfTheJdk(String className) {
    for (String prefix : JDK) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
