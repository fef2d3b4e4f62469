package dev.faultline.capture.redaction;

/**
 * Literals of SQL that belong to a name by their position: {@code INSERT INTO users (name,
 * password) VALUES ('ann', 'x')}.
 */
final class InsertedValues {

  private static final int MOST_COLUMNS = 64;

  private InsertedValues() {}

  static boolean startAt(String text, int at, int end) {
    return at + 11 < end
        && text.regionMatches(true, at, "insert into", 0, 11)
        && Characters.isStartOfWord(text, at);
  }

  /**
   * What is from here to the end with the literals hidden.
   *
   * @return null when nothing is to be hidden, or is hidden already, or this is no such statement
   */
  static String redact(String text, int at, int end, NameRedaction names) {
    int open = text.indexOf('(', at);
    int close = open < 0 ? -1 : text.indexOf(')', open);
    if (close < 0 || close >= end) {
      return null;
    }
    long hidden = hiddenColumns(text, open + 1, close, names);
    int values = Characters.afterBlanks(text, close + 1, end);
    if (hidden == 0 || values + 6 > end || !text.regionMatches(true, values, "values", 0, 6)) {
      return null;
    }
    StringBuilder redacted = new StringBuilder(end - at).append(text, at, values + 6);
    int i = rows(text, values + 6, end, hidden, redacted);
    redacted.append(text, i, end);
    return text.regionMatches(at, redacted.toString(), 0, end - at) && redacted.length() == end - at
        ? null
        : redacted.toString();
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
