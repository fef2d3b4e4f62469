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
    int unit = quote + 1 - at;
    int closing = closingOfThree(text, at, unit, end);
    return closing >= 0
        ? Span.of(at + 3 * unit, closing)
        : Span.of(quote + 1, endOf(text, quote + 1, end, text.charAt(quote), quote - at));
  }

  /** The index behind a quoted text that starts here. */
  static int after(String text, int at, int end) {
    int quote = afterBackslashes(text, at);
    int escapes = quote - at;
    int closing = closingOfThree(text, at, escapes + 1, end);
    if (closing >= 0) {
      return closing + 3 * (escapes + 1);
    }
    return Math.min(end, endOf(text, quote + 1, end, text.charAt(quote), escapes) + escapes + 1);
  }

  /**
   * Where the three quotes start that close what three of them open here, as texts of several lines
   * have them in many languages; -1 for none. In SQL, three single quotes open a text that starts
   * with one.
   *
   * @param unit length of one quote with the backslashes before it
   */
  private static int closingOfThree(String text, int at, int unit, int end) {
    if (text.charAt(at + unit - 1) != '"' || !areThree(text, at, unit, end)) {
      return -1;
    }
    for (int i = at + 3 * unit; i < end; i++) {
      if (text.regionMatches(i, text, at, unit) && areThree(text, i, unit, end)) {
        // Of more than three the last ones close it.
        while (areThree(text, i + unit, unit, end)
            && text.regionMatches(i + unit, text, at, unit)) {
          i += unit;
        }
        return i;
      }
    }
    return -1;
  }

  /** Whether the quote that stands here stands here three times. */
  private static boolean areThree(String text, int at, int unit, int end) {
    return at + 3 * unit <= end && text.regionMatches(at + unit, text, at, 2 * unit);
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
        boolean doubled =
            i + 1 < end
                && text.charAt(i + 1) == quote
                // Two at the start are an empty text, three open one that starts with a quote.
                && (i > start || i > 0 && areThree(text, i - 1, 1, end));
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
