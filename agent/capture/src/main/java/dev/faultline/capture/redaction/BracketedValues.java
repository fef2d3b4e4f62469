package dev.faultline.capture.redaction;

/**
 * Values in square brackets behind a name that is redacted, perhaps with words of a sentence
 * between: {@code password [x]}, {@code field 'password': rejected value [x]}.
 */
final class BracketedValues {

  private static final int WORDS_BETWEEN = 3;
  private static final String[] BETWEEN = {
    "value", "values", "rejected", "invalid", "is", "was", "of", "to", "with", "has", "given",
  };

  private BracketedValues() {}

  /** What stands in the bracket that opens at this index. */
  static long at(String text, int bracket, int end, NameRedaction names) {
    int before = bracket - 1;
    // 10:15:30 [main], <password> [options]
    if (before == 0
        || Characters.isDigit(text.charAt(before - 1))
        || text.charAt(before - 1) == '>'
        || text.startsWith(Redaction.REDACTED, bracket)) {
      return Span.NONE;
    }
    int nameEnd = NameBefore.endOfName(text, before);
    for (int words = 0; words <= WORDS_BETWEEN; words++) {
      int start = NameBefore.startOfName(text, nameEnd);
      if (start == nameEnd) {
        return Span.NONE;
      }
      if (!isBetween(text, start, nameEnd)) {
        return names.verdict(text, start, nameEnd) == NameVerdict.HIDDEN
            ? value(text, bracket + 1, end)
            : Span.NONE;
      }
      nameEnd = NameBefore.endOfName(text, start);
    }
    return Span.NONE;
  }

  private static boolean isBetween(String text, int start, int end) {
    for (String word : BETWEEN) {
      if (NameBefore.is(text, start, end, word)) {
        return true;
      }
    }
    return false;
  }

  private static long value(String text, int start, int end) {
    int word = UnquotedValues.end(text, start, end);
    if (Wording.isNoValue(text, start, word) || Wording.isProse(text, start, word)) {
      return Span.NONE;
    }
    int close = text.indexOf(']', start);
    return Span.of(start, close < 0 ? end : Math.min(close, end));
  }
}
