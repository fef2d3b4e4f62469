package dev.faultline.capture.redaction;

/**
 * Passwords behind options of one letter, which mean a password to a few commands alone: {@code
 * mysql -px}, {@code sshpass -p x}, {@code redis-cli -a x}.
 */
final class ShortOptions {

  private static final int LONGEST_COMMAND = 200;

  private ShortOptions() {}

  /** The value of the option whose last dash stands at this index. */
  static long at(String text, int dash, int end) {
    int behind = dash + 2;
    if (behind >= end || dash > 0 && text.charAt(dash - 1) == '-') {
      return Span.NONE;
    }
    boolean attached = Characters.afterBlanks(text, behind, end) == behind;
    switch (text.charAt(dash + 1)) {
      case 'p':
        // mysql takes what stands apart for the name of a database.
        return isFirstOptionOf(text, dash, "sshpass")
                || attached
                    && (isOptionOf(text, dash, "mysql") || isOptionOf(text, dash, "mariadb"))
            ? value(text, behind, end)
            : Span.NONE;
      case 'a':
        return !attached && isOptionOf(text, dash, "redis-cli")
            ? value(text, behind, end)
            : Span.NONE;
      default:
        return Span.NONE;
    }
  }

  private static long value(String text, int behind, int end) {
    int start = Characters.afterBlanks(text, behind, end);
    if (start >= end) {
      return Span.NONE;
    }
    return Quotes.opens(text, start)
        ? Quotes.inside(text, start, end)
        : Span.of(start, UnquotedValues.end(text, start, end));
  }

  /** Whether nothing stands between: what follows are options of another command. */
  private static boolean isFirstOptionOf(String text, int dash, String command) {
    int i = dash;
    while (i > 0 && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    int start = i - command.length();
    return start >= 0 && text.startsWith(command, start) && Characters.isStartOfWord(text, start);
  }

  /** Whether a command that begins so stands before it, on the same line. */
  private static boolean isOptionOf(String text, int dash, String command) {
    int from = Math.max(0, dash - LONGEST_COMMAND);
    for (int i = dash - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (c == '\n' || c == '|' || c == ';') {
        return false;
      }
      if (c == command.charAt(0)
          && text.startsWith(command, i)
          && Characters.isStartOfWord(text, i)) {
        return true;
      }
    }
    return false;
  }
}
