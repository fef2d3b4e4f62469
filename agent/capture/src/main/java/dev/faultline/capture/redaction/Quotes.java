package dev.faultline.capture.redaction;

/** Quoted texts within a text: SQL's, JSON's, and JSON's within another quoted text. */
final class Quotes {

  private Quotes() {}

  /** Whether a quoted text starts here. */
  static boolean opens(String text, int at) {
    char c = text.charAt(at);
    return isQuote(c) || c == '\\' && at + 1 < text.length() && isQuote(text.charAt(at + 1));
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** What is between the quotes, to the end when they are not closed; none when it is empty. */
  static long inside(String text, int at, int end) {
    boolean escaped = text.charAt(at) == '\\';
    int start = escaped ? at + 2 : at + 1;
    return Span.of(start, endOf(text, start, end, text.charAt(start - 1), escaped));
  }

  private static int endOf(String text, int start, int end, char quote, boolean escaped) {
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '\\' && escaped && i + 1 < end && text.charAt(i + 1) == quote) {
        return i;
      }
      if (c == quote) {
        boolean doubled = i + 1 < end && text.charAt(i + 1) == quote && i > start;
        if (!doubled) {
          return i;
        }
        i++;
      } else if (c == '\\' && !escaped) {
        i++;
      }
      i++;
    }
    return end;
  }
}
