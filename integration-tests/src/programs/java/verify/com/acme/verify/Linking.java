package com.acme.verify;

/**
 * Makes HotSpot link a class, and so verify it, without initializing it. {@code
 * ClassLoader.resolveClass} and {@code Class.forName} do not; asking for declared members does,
 * before anything else. After that it also resolves the types of the members, which may be missing:
 * one kind of members that can be told shows that the class was verified.
 */
final class Linking {

  private Linking() {}

  /** "verified", or what the JVM said. */
  static String link(Class<?> type) {
    LinkageError first = null;
    for (Members members : Members.values()) {
      try {
        if (members.askFor(type)) {
          return "verified";
        }
      } catch (LinkageError e) {
        first = first == null ? e : first;
      }
    }
    return "not verified: " + VerifyClasses.firstLine(first);
  }

  private enum Members {
    CONSTRUCTORS {
      @Override
      boolean askFor(Class<?> type) {
        if (type.isInterface()) {
          // Has none, and the JVM is not asked.
          return false;
        }
        type.getDeclaredConstructors();
        return true;
      }
    },
    FIELDS {
      @Override
      boolean askFor(Class<?> type) {
        type.getDeclaredFields();
        return true;
      }
    },
    METHODS {
      @Override
      boolean askFor(Class<?> type) {
        type.getDeclaredMethods();
        return true;
      }
    };

    /** Whether the JVM was asked, and so the class is linked. */
    abstract boolean askFor(Class<?> type);
  }
}
