package dev.faultline.capture.redaction;

/** Lists of columns in front of values: {@code INSERT INTO users (name, password) VALUES}. */
final class InsertedColumns {

  private static final int MOST_COLUMNS = 64;
  private static final int LONGEST_LIST = 4096;

  /** {@code OVERRIDING SYSTEM VALUE}, {@code OUTPUT inserted.id}. */
  private static final int WORDS_BEHIND = 4;

  private InsertedColumns() {}

  /** Where the list ends before this index, with but a few words between; -1 when none is there. */
  static int closeBefore(String text, int at) {
    int i = Characters.beforeSpaces(text, at);
    for (int words = 0; words < WORDS_BEHIND && i > 0 && text.charAt(i - 1) != ')'; words++) {
      int start = NameBefore.startOfName(text, i);
      if (start == i) {
        return -1;
      }
      i = Characters.beforeSpaces(text, start);
    }
    return i > 0 && text.charAt(i - 1) == ')' ? i - 1 : -1;
  }

  /** Where the list starts that ends here; -1 when this is no list of columns. */
  static int openOf(String text, int close) {
    for (int i = close - 1; i >= 0 && i > close - LONGEST_LIST; i--) {
      char c = text.charAt(i);
      if (c == '(') {
        return i;
      }
      if (!Characters.isName(c) && !Characters.isSpace(c) && ",_\"`[]'".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** The list that tells of columns: H2's {@code MERGE} has another one behind it. */
  static int withoutKey(String text, int close) {
    int open = openOf(text, close);
    int before = open < 0 ? -1 : Characters.beforeSpaces(text, open);
    int word = before < 0 ? -1 : NameBefore.startOfName(text, before);
    if (word < 0 || !NameBefore.is(text, word, before, "key")) {
      return close;
    }
    int end = Characters.beforeSpaces(text, word);
    return end > 0 && text.charAt(end - 1) == ')' ? end - 1 : close;
  }

  /** A bit for each column of the list that ends here whose values must not be shown. */
  static long hidden(String text, int close, NameRedaction names) {
    int open = openOf(text, close);
    long hidden = 0;
    int column = 0;
    int start = open + 1;
    for (int i = start; open >= 0 && i <= close && column < MOST_COLUMNS; i++) {
      if (i == close || text.charAt(i) == ',') {
        NameVerdict verdict = names.verdict(text, start, i);
        if (verdict == NameVerdict.HIDDEN || verdict == NameVerdict.TEXTS_HIDDEN) {
          hidden |= 1L << column;
        }
        column++;
        start = i + 1;
      }
    }
    return hidden;
  }

  /** Whether the list that ends here is that of an {@code INSERT INTO table}. */
  static boolean isInsert(String text, int close) {
    int open = openOf(text, close);
    int tableEnd = Characters.beforeSpaces(text, Math.max(0, open));
    int table = tableEnd;
    while (table > 0 && isOfTable(text.charAt(table - 1)) && tableEnd - table < 256) {
      table--;
    }
    int into = Characters.beforeSpaces(text, table);
    return table < tableEnd
        && NameBefore.is(text, NameBefore.startOfName(text, into), into, "into");
  }

  private static boolean isOfTable(char c) {
    return Characters.isWord(c) || ".$\"`[]".indexOf(c) >= 0;
  }
}
