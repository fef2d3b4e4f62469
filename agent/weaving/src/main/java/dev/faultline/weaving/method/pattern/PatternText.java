package dev.faultline.weaving.method.pattern;

/** A pattern's text and how far it has been read. Used by one thread. */
final class PatternText {

  private final String text;
  private int position;

  PatternText(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  /** What has been read since a position, without white space around it. */
  String from(int start) {
    return text.substring(start, position).trim();
  }

  void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  /** Whether there is a line end in the white space that was passed over last. */
  boolean isOnNewLine() {
    for (int i = position - 1; i >= 0 && Character.isWhitespace(text.charAt(i)); i--) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }

  boolean isAtEnd() {
    return position == text.length();
  }

  /** The next character; 0 at the end. */
  char peek() {
    return isAtEnd() ? 0 : text.charAt(position);
  }

  boolean startsWith(String token) {
    return text.startsWith(token, position);
  }

  /** Reads a token if it is next, after white space. */
  boolean take(String token) {
    skipSpace();
    if (!startsWith(token)) {
      return false;
    }
    position += token.length();
    return true;
  }

  /** Reads a token, after white space. */
  void require(String token, String mend) {
    if (!take(token)) {
      throw unexpected("'" + token + "' " + mend);
    }
  }

  /** The word that comes next, after white space, without reading it; empty when there is none. */
  String peekWord() {
    skipSpace();
    int end = position;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.substring(position, end);
  }

  /** Whether the word that comes next is followed by an opening parenthesis. */
  boolean isCalled(String word) {
    int after = position + word.length();
    while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
      after++;
    }
    return !word.isEmpty() && after < text.length() && text.charAt(after) == '(';
  }

  void takeWord(String word) {
    position += word.length();
  }

  /** Reads identifiers, wildcards, dots and plus signs, after white space. */
  String takeName(String expected) {
    skipSpace();
    int start = position;
    while (position < text.length() && isPartOfName(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      throw unexpected(expected);
    }
    return text.substring(start, position);
  }

  private static boolean isPartOfName(char c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
        || c == '*'
        || c == '.'
        || c == '+';
  }

  MethodPatternException unexpected(String expected) {
    if (!isAtEnd()) {
      return error(position, "there is '" + peek() + "' where " + expected + " is expected");
    }
    int end = position;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return error(end, "the pattern ends where " + expected + " is expected");
  }

  MethodPatternException error(int at, String problem) {
    return new MethodPatternException(text, at, problem);
  }
}
