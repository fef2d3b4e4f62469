package dev.faultline.capture.redaction;

/**
 * Literals of SQL that belong to a name by their position: {@code INSERT INTO users (name,
 * password) VALUES ('ann', 'x')}, the same with {@code SELECT 'ann', 'x'}, and {@code (name,
 * password) = ('ann', 'x')}. Used by one thread.
 */
final class InsertedLiterals {

  /** What may start them. */
  static final int KINDS = Marks.VALUES | Marks.SELECT | Marks.SIGN;

  private static final String VALUES = "values";
  private static final String SELECT = "select";

  /** From one {@code SELECT} to the next of its union. */
  private static final int LONGEST_BETWEEN = 1024;

  /** A literal that is shown: it is looked through again for what stands in it. */
  private static final int LONGEST_SHOWN = 1024;

  private static final String[] ENDS_OF_LIST = {"from", "union", "where", "on"};

  private final String text;
  private final int end;
  private final long hidden;
  private final boolean selects;
  private int at;
  private int column;
  private boolean inRow;

  private InsertedLiterals(String text, int at, int end, long hidden, boolean selects) {
    this.text = text;
    this.at = at;
    this.end = end;
    this.hidden = hidden;
    this.selects = selects;
    this.inRow = selects;
  }

  /**
   * Those behind a mark of {@link #KINDS}; null when there are none, or nothing is to be hidden.
   */
  static InsertedLiterals behind(String text, int mark, int end, NameRedaction names) {
    if (mark < 0) {
      return null;
    }
    char c = text.charAt(mark);
    if (c == '=') {
      return behindSign(text, mark, end, names);
    }
    if (c == ')') {
      int select = Characters.afterSpaces(text, mark + 1, end);
      return NameBefore.isWord(text, select, end, SELECT) && InsertedColumns.isInsert(text, mark)
          ? of(text, mark, select + SELECT.length(), end, true, names)
          : null;
    }
    if (!NameBefore.isWord(text, mark, end, VALUES)) {
      return null;
    }
    int close = InsertedColumns.closeBefore(text, mark);
    return close < 0
        ? null
        : of(
            text,
            InsertedColumns.withoutKey(text, close),
            mark + VALUES.length(),
            end,
            false,
            names);
  }

  private static InsertedLiterals behindSign(String text, int sign, int end, NameRedaction names) {
    int close = Characters.beforeSpaces(text, sign) - 1;
    if (close < 0 || text.charAt(close) != ')') {
      return null;
    }
    int open = Characters.afterSpaces(text, sign + 1, end);
    return open < end && text.charAt(open) == '('
        ? of(text, close, sign + 1, end, false, names)
        : null;
  }

  private static InsertedLiterals of(
      String text, int close, int from, int end, boolean selects, NameRedaction names) {
    long hidden = InsertedColumns.hidden(text, close, names);
    return hidden == 0 ? null : new InsertedLiterals(text, from, end, hidden, selects);
  }

  /** The next literal that must not be shown; none when there are no more. */
  long next() {
    while (at < end) {
      char c = text.charAt(at);
      if (!inRow) {
        if (!entersRow(c)) {
          return Span.NONE;
        }
      } else if (c == ',') {
        column++;
        at++;
      } else if (c == ')' || selects && isEndOfList(at)) {
        inRow = false;
        at += selects ? 0 : 1;
      } else if (Characters.isSpace(c)) {
        at++;
      } else {
        int start = at;
        boolean secret = column < Long.SIZE && (hidden >>> column & 1) != 0;
        at = endOfLiteral(start, secret ? Integer.MAX_VALUE : LONGEST_SHOWN);
        if (secret && isLiteral(start, at)) {
          return inQuotes(start, at);
        }
      }
    }
    return Span.NONE;
  }

  private boolean entersRow(char c) {
    column = 0;
    if (selects) {
      at = afterNextSelect();
      inRow = at > 0;
      return inRow;
    }
    inRow = c == '(';
    if (inRow || c == ',' || Characters.isSpace(c)) {
      at++;
      return true;
    }
    if (NameBefore.isWord(text, at, end, "row")) {
      at += 3;
      return true;
    }
    return false;
  }

  /** In the same statement; -1 when there is none. */
  private int afterNextSelect() {
    int last = Math.min(end, at + LONGEST_BETWEEN);
    for (int i = at; i < last && text.charAt(i) != ';'; i++) {
      if (Quotes.opens(text, i)) {
        i = Quotes.after(text, i, end) - 1;
      } else if (NameBefore.isWord(text, i, end, SELECT)) {
        return i + SELECT.length();
      }
    }
    return -1;
  }

  private boolean isEndOfList(int at) {
    if (text.charAt(at) == ';') {
      return true;
    }
    if ("fuwoFUWO".indexOf(text.charAt(at)) < 0) {
      return false;
    }
    for (String word : ENDS_OF_LIST) {
      if (NameBefore.isWord(text, at, end, word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param most so many characters outside of quotes; behind more this is taken for no statement
   */
  private int endOfLiteral(int start, int most) {
    int open = 0;
    int i = start;
    for (int left = most; i < end && left > 0; left--) {
      char c = text.charAt(i);
      if (Quotes.opens(text, i)) {
        i = Quotes.after(text, i, end);
        continue;
      }
      if (c == '(') {
        open++;
      } else if (open == 0 && (c == ',' || c == ')' || selects && isEndOfList(i))) {
        return i;
      } else if (c == ')') {
        open--;
      }
      i++;
    }
    return end;
  }

  private boolean isLiteral(int start, int stop) {
    char first = text.charAt(start);
    if (first == '?' || first == ':' || first == '$' || first == '@') {
      return false;
    }
    if (text.startsWith(Redaction.REDACTED, start)
        || text.startsWith(Redaction.REDACTED, start + 1)) {
      return false;
    }
    int last = Characters.beforeSpaces(text, stop);
    if (NameBefore.is(text, start, last, "null") || NameBefore.is(text, start, last, "default")) {
      return false;
    }
    // What is selected may be a column.
    return !selects || Characters.isDigit(first) || first == '-' || hasQuote(start, stop);
  }

  private boolean hasQuote(int start, int stop) {
    for (int i = start; i < stop; i++) {
      if (text.charAt(i) == '\'') {
        return true;
      }
    }
    return false;
  }

  private long inQuotes(int start, int stop) {
    int last = Characters.beforeSpaces(text, stop);
    if (Quotes.opens(text, start)) {
      int after = Quotes.after(text, start, end);
      boolean alone = after >= last;
      boolean named = NameBefore.isWord(text, Characters.afterSpaces(text, after, end), end, "as");
      if (alone || named) {
        return Quotes.inside(text, start, end);
      }
    }
    return Span.of(start, last);
  }
}
