package dev.faultline.capture.redaction;

/**
 * Literals of SQL that belong to a name by their position: {@code INSERT INTO users (name,
 * password) VALUES ('ann', 'x')}.
 */
final class InsertedValues {

  private static final String INSERT = "insert into";
  private static final String VALUES = "values";
  private static final int MOST_COLUMNS = 64;

  /** From the statement's start to the end of its columns. */
  private static final int LONGEST_HEAD = 4096;

  private InsertedValues() {}

  /**
   * What is from the word {@code VALUES} here to the end with the literals hidden.
   *
   * @return null when nothing is to be hidden, or is hidden already, or this is no such statement
   */
  static String redact(String text, int values, int end, NameRedaction names) {
    int close = values - 1;
    while (close > 0 && Characters.isSpace(text.charAt(close))) {
      close--;
    }
    if (close <= 0
        || text.charAt(close) != ')'
        || values + VALUES.length() > end
        || !NameBefore.is(text, values, values + VALUES.length(), VALUES)) {
      return null;
    }
    int open = openOf(text, close);
    long hidden = open < 0 ? 0 : hiddenColumns(text, open + 1, close, names);
    if (hidden == 0) {
      return null;
    }
    int rows = values + VALUES.length();
    StringBuilder redacted = new StringBuilder(end - values).append(text, values, rows);
    int i = rows(text, rows, end, hidden, redacted);
    String all = redacted.append(text, i, end).toString();
    return text.startsWith(all, values) && all.length() == end - values ? null : all;
  }

  /** Where the columns start that end here: at the first bracket of the statement; or -1. */
  private static int openOf(String text, int close) {
    int earliest = Math.max(0, close - LONGEST_HEAD);
    for (int i = close - INSERT.length(); i >= earliest; i--) {
      if (NameBefore.is(text, i, i + INSERT.length(), INSERT)
          && Characters.isStartOfWord(text, i)) {
        int open = text.indexOf('(', i);
        if (open < close && text.indexOf(')', open) == close) {
          return open;
        }
      }
    }
    return -1;
  }

  private static long hiddenColumns(String text, int from, int to, NameRedaction names) {
    long hidden = 0;
    int column = 0;
    int start = from;
    for (int i = from; i <= to && column < MOST_COLUMNS; i++) {
      if (i == to || text.charAt(i) == ',') {
        if (names.verdict(text, start, i) != NameVerdict.SHOWN) {
          hidden |= 1L << column;
        }
        column++;
        start = i + 1;
      }
    }
    return hidden;
  }

  /** Copies rows of values, and returns where the first character stands that is of none. */
  private static int rows(String text, int from, int end, long hidden, StringBuilder to) {
    int i = from;
    boolean inRow = false;
    int column = 0;
    while (i < end) {
      char c = text.charAt(i);
      if (!inRow) {
        if (c == '(') {
          inRow = true;
          column = 0;
        } else if (c != ',' && !Characters.isSpace(c)) {
          return i;
        }
        to.append(c);
        i++;
      } else if (c == ',' || c == ')') {
        inRow = c == ',';
        column++;
        to.append(c);
        i++;
      } else if (Characters.isSpace(c)) {
        to.append(c);
        i++;
      } else {
        int stop = endOfLiteral(text, i, end);
        boolean hide = column < MOST_COLUMNS && (hidden >>> column & 1) != 0;
        if (hide && isLiteral(text, i, stop)) {
          to.append('\'').append(Redaction.REDACTED).append('\'');
        } else {
          to.append(text, i, stop);
        }
        i = stop;
      }
    }
    return i;
  }

  private static boolean isLiteral(String text, int start, int stop) {
    char first = text.charAt(start);
    return first != '?'
        && !text.startsWith(Redaction.REDACTED, start + 1)
        && first != ':'
        && first != '$'
        && first != '@'
        && !NameBefore.is(text, start, stop, "null")
        && !NameBefore.is(text, start, stop, "default");
  }

  private static int endOfLiteral(String text, int start, int end) {
    int open = 0;
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (Quotes.opens(text, i)) {
        long inside = Quotes.inside(text, i, end);
        i = inside == Span.NONE ? i + 1 : Span.end(inside);
      } else if (c == '(') {
        open++;
      } else if (open == 0 && (c == ',' || c == ')')) {
        return i;
      } else if (c == ')') {
        open--;
      }
      i++;
    }
    return end;
  }
}
