package dev.faultline.capture.redaction;

/** Quoted texts within a text: SQL's, JSON's, and JSON's within other quoted texts. */
final class Quotes {

  private Quotes() {}

  /** Whether a quoted text starts here. */
  static boolean opens(String text, int at) {
    int quote = afterBackslashes(text, at);
    return quote < text.length() && isQuote(text.charAt(quote));
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static int afterBackslashes(String text, int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) == '\\') {
      i++;
    }
    return i;
  }

  /** What is between the quotes, to the end when they are not closed; none when it is empty. */
  static long inside(String text, int at, int end) {
    int quote = afterBackslashes(text, at);
    return Span.of(quote + 1, endOf(text, quote + 1, end, text.charAt(quote), quote - at));
  }

  /** The index behind a quoted text that starts here. */
  static int after(String text, int at, int end) {
    int quote = afterBackslashes(text, at);
    int escapes = quote - at;
    return Math.min(end, endOf(text, quote + 1, end, text.charAt(quote), escapes) + escapes + 1);
  }

  /**
   * @param escapes how many backslashes stand before the quotes themselves
   */
  private static int endOf(String text, int start, int end, char quote, int escapes) {
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '\\') {
        int after = afterBackslashes(text, i);
        if (escapes > 0 && after - i == escapes && after < end && text.charAt(after) == quote) {
          return i;
        }
        // An odd number of them, or more than those of the quotes, escapes what follows.
        boolean escaped = escapes > 0 ? after - i > escapes : (after - i) % 2 == 1;
        i = escaped ? after + 1 : after;
        continue;
      }
      if (c == quote) {
        boolean doubled = i + 1 < end && text.charAt(i + 1) == quote && i > start;
        if (!doubled) {
          return i;
        }
        i++;
      }
      i++;
    }
    return Math.min(i, end);
  }
}
