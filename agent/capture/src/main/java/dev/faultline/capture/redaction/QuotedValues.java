package dev.faultline.capture.redaction;

/**
 * Quoted values with only a space, a bracket or a word of SQL between them and a name that is
 * redacted: {@code PASSWORD 'x'}, {@code password LIKE 'x'}, {@code IDENTIFIED BY 'x'}.
 */
final class QuotedValues {

  private static final int WORDS_BETWEEN = 3;

  private QuotedValues() {}

  /** What stands in the quotes that open at this index. */
  static long at(String text, int quote, int end, NameRedaction names) {
    int before = quote;
    // N'x', E'x'
    if (before > 1 && "NnEe".indexOf(text.charAt(before - 1)) >= 0 && !isWordAt(text, before - 2)) {
      before--;
    }
    int nameEnd = skipBetween(text, before);
    if (nameEnd == before || nameEnd == 0) {
      return Span.NONE;
    }
    for (int words = 0; words < WORDS_BETWEEN; words++) {
      int start = NameBefore.startOfName(text, nameEnd);
      if (start == nameEnd) {
        return Span.NONE;
      }
      if (!isBetween(text, start, nameEnd)) {
        boolean hidden =
            isIdentified(text, start, nameEnd)
                || names.verdict(text, start, nameEnd) == NameVerdict.HIDDEN;
        return hidden ? value(text, before, quote, end) : Span.NONE;
      }
      nameEnd = skipBetween(text, start);
    }
    return Span.NONE;
  }

  /** In brackets there may be several. */
  private static long value(String text, int start, int quote, int end) {
    int i = start;
    while (i > 0 && Characters.isSpace(text.charAt(i - 1))) {
      i--;
    }
    if (i == 0 || text.charAt(i - 1) != '(') {
      return Quotes.inside(text, quote, end);
    }
    int close = quote;
    while (close < end && text.charAt(close) != ')') {
      long inside = Quotes.opens(text, close) ? Quotes.inside(text, close, end) : Span.NONE;
      close = inside == Span.NONE ? close + 1 : Span.end(inside) + 1;
    }
    return Span.of(start, Math.min(close, end));
  }

  private static boolean isWordAt(String text, int at) {
    return Characters.isWord(text.charAt(at));
  }

  private static int skipBetween(String text, int from) {
    int i = from;
    while (i > 0 && " \t\n(<>!=~".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private static boolean isBetween(String text, int start, int end) {
    return NameBefore.is(text, start, end, "like")
        || NameBefore.is(text, start, end, "ilike")
        || NameBefore.is(text, start, end, "in")
        || NameBefore.is(text, start, end, "not")
        || NameBefore.is(text, start, end, "by")
        || NameBefore.is(text, start, end, "to")
        || NameBefore.is(text, start, end, "as");
  }

  private static boolean isIdentified(String text, int start, int end) {
    return NameBefore.is(text, start, end, "identified");
  }
}
