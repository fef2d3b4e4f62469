package dev.faultline.weaving.method.pattern;

/**
 * The name of a class or method with wildcards: {@code *} stands for any characters but dots,
 * {@code ..} for any packages in between. A name without dots is that of a class in whatever
 * package. Nested classes are matched by their binary name, in which a dot of the pattern may stand
 * for the {@code $}. Immutable, thread-safe.
 */
final class NamePattern {

  private static final char ANY = '*';
  private static final char PACKAGES = '\u0001';

  private final String text;
  private final String tokens;
  private final boolean qualified;

  /**
   * @param text identifiers with {@code *}, joined by {@code .} or {@code ..}
   */
  NamePattern(String text) {
    this.text = text;
    this.tokens = text.replace("..", String.valueOf(PACKAGES));
    this.qualified = text.indexOf('.') >= 0;
  }

  /** Whether it is {@code *}, alone. */
  boolean isAny() {
    return text.equals("*");
  }

  /** Whether it has neither {@code *} nor {@code ..}, so that what it matches must be named so. */
  boolean isLiteral() {
    return text.indexOf(ANY) < 0 && tokens.indexOf(PACKAGES) < 0;
  }

  /** Whether it has anything but wildcards. */
  boolean hasLiterals() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ANY && text.charAt(i) != '.') {
        return true;
      }
    }
    return false;
  }

  /** Whether a class is named so, by its internal name. */
  boolean matches(String className) {
    if (qualified) {
      return matches(0, className, 0);
    }
    return isAny()
        || matches(0, className, className.lastIndexOf('/') + 1)
        || matches(0, className, className.lastIndexOf('$') + 1);
  }

  /** Whether a method is named so. */
  boolean matchesMember(String name) {
    return matches(0, name, 0);
  }

  private boolean matches(int from, String name, int at) {
    int position = at;
    for (int i = from; i < tokens.length(); i++) {
      char token = tokens.charAt(i);
      if (token == ANY) {
        return matchesAny(i + 1, name, position);
      }
      if (token == PACKAGES) {
        return matchesPackages(i + 1, name, position);
      }
      if (position == name.length() || !isSame(token, name.charAt(position))) {
        return false;
      }
      position++;
    }
    return position == name.length();
  }

  private boolean matchesAny(int rest, String name, int from) {
    for (int end = from; ; end++) {
      if (matches(rest, name, end)) {
        return true;
      }
      if (end == name.length() || name.charAt(end) == '/') {
        return false;
      }
    }
  }

  private boolean matchesPackages(int rest, String name, int from) {
    if (from == name.length() || !isSame('.', name.charAt(from))) {
      return false;
    }
    for (int end = from; end < name.length(); end++) {
      if (isSame('.', name.charAt(end)) && matches(rest, name, end + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(char token, char of) {
    return token == of || token == '.' && (of == '/' || of == '$');
  }

  @Override
  public String toString() {
    return text;
  }
}
