package dev.faultline.weaving.method.pattern;

/** What names in patterns may look like; says what is wrong with others. Used by one thread. */
final class NameRules {

  /** Packages that the bootstrap class loader has on every JDK, with those below them. */
  private static final String[] BOOTSTRAP = {
    "java.awt.",
    "java.beans.",
    "java.lang.",
    "java.net.",
    "java.util.",
    "java.io.",
    "java.nio.",
    "java.math.",
    "java.text.",
    "java.time.",
    "java.security.",
    "javax.crypto.",
    "javax.net.",
    "javax.swing.",
    "jdk.internal.",
  };

  private final PatternText text;
  private final int start;
  private final String name;

  /**
   * @param start where the name begins in the text
   */
  NameRules(PatternText text, int start, String name) {
    this.text = text;
    this.start = start;
    this.name = name;
  }

  /** A class, with wildcards or without, but without {@code +}. */
  void requireClass() {
    int plus = name.indexOf('+');
    if (plus >= 0) {
      throw text.error(
          start + plus,
          "'+' may stand only behind the class that declares the method, as in"
              + " com.acme.Client+.send(..); subtypes elsewhere cannot be told without loading"
              + " classes, so name the class itself");
    }
    requireIdentifiers();
  }

  /** No class whose methods are never woven: then the pattern could not match anything. */
  void refuseBootstrapClass() {
    if (isOfBootstrapPackage() || isBootstrapClass()) {
      throw text.error(
          start,
          "classes of the JDK's bootstrap class loader are not woven, so no method can match;"
              + " name the method of yours that calls it");
    }
  }

  private boolean isOfBootstrapPackage() {
    for (String packages : BOOTSTRAP) {
      if (name.startsWith(packages)) {
        return true;
      }
    }
    return false;
  }

  /** Which others it has is different from JDK to JDK: where the name is in full, it is asked. */
  private boolean isBootstrapClass() {
    if (name.indexOf('*') >= 0 || name.indexOf('.') < 0) {
      return false;
    }
    try {
      return Class.forName(name, false, null) != null;
    } catch (ClassNotFoundException | LinkageError | SecurityException unknown) {
      return false;
    }
  }

  /** A class in full, whose subtypes can be told by that they name it. */
  void requireClassWithSubtypes() {
    requireClass();
    if (name.indexOf('*') >= 0 || name.contains("..") || name.indexOf('.') < 0) {
      throw text.error(
          start + name.length(),
          "'+' needs a class's full name before it, such as com.acme.Client+");
    }
    if (name.equals("java.lang.Object")) {
      throw text.error(
          start + name.length(), "every class is a subtype of java.lang.Object; write * instead");
    }
  }

  /** An annotation in full. */
  void requireAnnotation() {
    requireClass();
    if (name.indexOf('*') >= 0 || name.contains("..") || name.indexOf('.') < 0) {
      throw text.error(
          start, "an annotation needs its full name, without wildcards, such as com.acme.Timed");
    }
  }

  /** Dots must be between identifiers. */
  private void requireIdentifiers() {
    boolean needsPart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '.') {
        if (needsPart && c != '*' && !Character.isJavaIdentifierStart(c)) {
          throw text.error(start + i, "a name cannot begin with '" + c + "'");
        }
        needsPart = false;
      } else if (i == 0) {
        throw text.error(start, "a name cannot begin with a dot; '*..' stands for any packages");
      } else if (needsPart && (name.charAt(i - 1) != '.' || i > 1 && name.charAt(i - 2) == '.')) {
        throw text.error(start + i, "dots come one or two at a time");
      } else {
        needsPart = true;
      }
    }
    if (needsPart) {
      throw text.error(
          start + name.length(), "a name cannot end with a dot; '*' stands for any class");
    }
  }
}
