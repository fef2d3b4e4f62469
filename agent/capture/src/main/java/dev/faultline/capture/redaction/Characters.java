package dev.faultline.capture.redaction;

/** Kinds of ASCII characters, as tokens and names in texts are made of them. */
final class Characters {

  private Characters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** What an identifier is made of. */
  static boolean isWord(char c) {
    return isLetterOrDigit(c) || c == '_' || c > 127 && Character.isLetter(c);
  }

  /** What a URL-safe Base64 text is made of. */
  static boolean isBase64Url(char c) {
    return isLetterOrDigit(c) || c == '-' || c == '_';
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** Whether a word could start here: what stands before belongs to none. */
  static boolean isStartOfWord(String text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  /** The first index from here on, before the end, that is neither a space nor a tab. */
  static int afterBlanks(String text, int from, int end) {
    int i = from;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  /** The first index from here on that is no digit. */
  static int afterDigits(String text, int at, int end) {
    int i = at;
    while (i < end && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
