package dev.faultline.capture.redaction;

/**
 * Credentials behind the name of an HTTP authentication scheme: {@code Bearer …}, {@code Basic …}.
 */
final class SchemeCredentials {

  private static final int SHORTEST = 8;
  private static final int LONG_FOR_A_WORD = 24;

  private SchemeCredentials() {}

  static long at(String text, int at, int end) {
    boolean bearer = text.regionMatches(true, at, "bearer ", 0, 7);
    boolean basic = !bearer && text.regionMatches(true, at, "basic ", 0, 6);
    if (!bearer && !basic || !Characters.isStartOfWord(text, at)) {
      return Span.NONE;
    }
    int start = Characters.afterBlanks(text, at + 5, end);
    // "bearer" is one character longer.
    start = bearer ? Characters.afterBlanks(text, at + 6, end) : start;
    int i = start;
    boolean digit = false;
    boolean inner = false;
    while (i < end && isOfToken(text.charAt(i))) {
      char c = text.charAt(i);
      digit |= Characters.isDigit(c);
      // A capital inside: no word of a sentence.
      inner |= i > start && c >= 'A' && c <= 'Z';
      i++;
    }
    while (i > start && text.charAt(i - 1) == '.') {
      i--;
    }
    int length = i - start;
    if (length < SHORTEST) {
      return Span.NONE;
    }
    boolean secret = digit || inner || length >= LONG_FOR_A_WORD || text.charAt(i - 1) == '=';
    return secret ? Span.of(start, i) : Span.NONE;
  }

  private static boolean isOfToken(char c) {
    return Characters.isBase64Url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  }
}
