package dev.faultline.capture.redaction;

/**
 * Values behind a name that is redacted: {@code password=x}, {@code "secret": "x"}, {@code
 * ?access_token=x}, {@code SET password = 'x'}, {@code Authorization: Bearer x}.
 */
final class NamedValues {

  private static final String[] NO_SECRETS = {"null", "true", "false", "none", "***", "****"};

  /** What may follow a name and a colon in a sentence. */
  private static final String[] PROSE = {
    "yes",
    "no",
    "must",
    "should",
    "is",
    "are",
    "was",
    "not",
    "too",
    "the",
    "a",
    "an",
    "cannot",
    "can",
    "may",
    "expected",
    "required",
    "missing",
    "invalid",
    "empty",
    "unknown",
    "incorrect",
    "wrong",
    "does",
    "has",
    "please",
    "minimum",
    "maximum",
    "length",
    "size",
    "at",
    "in",
    "for",
    "of",
    "to",
    "from",
    "with",
    "value",
  };

  /** How much of a value is asked whether there is a digit in it. */
  private static final int LONGEST_LOOKED_AT = 256;

  private NamedValues() {}

  /** The value behind the equals sign or colon at this index. */
  static long after(String text, int sign, int end, NameRedaction names) {
    NameVerdict verdict = NameBefore.verdict(text, sign, names);
    if (verdict == NameVerdict.SHOWN) {
      return Span.NONE;
    }
    int start = sign + 1;
    while (start < end && (text.charAt(start) == '=' || text.charAt(start) == '>')) {
      start++;
    }
    start = Characters.afterBlanks(text, start, end);
    if (start >= end) {
      return Span.NONE;
    }
    if (Quotes.opens(text, start)) {
      return Quotes.inside(text, start, end);
    }
    long key = PrivateKeys.at(text, start, end);
    if (key != Span.NONE) {
      return key;
    }
    boolean colon = text.charAt(sign) == ':';
    if (verdict == NameVerdict.TEXTS_HIDDEN && colon && !looksRandom(text, start, end)) {
      return Span.NONE;
    }
    int stop =
        colon && isHeader(text, sign)
            ? endOfHeader(text, start, end)
            : endOfValue(text, start, end);
    if (isPlaceholder(text, start, stop)
        || isOneOf(NO_SECRETS, text, start, stop)
        || colon && isOneOf(PROSE, text, start, stop)) {
      return Span.NONE;
    }
    return Span.of(start, stop);
  }

  /** Header lines whose value may have spaces in it. */
  private static boolean isHeader(String text, int colon) {
    int start = NameBefore.startOfName(text, colon);
    for (int i = start; i < colon; i++) {
      if (text.regionMatches(true, i, "authorization", 0, 13)
          || text.regionMatches(true, i, "cookie", 0, 6)) {
        return true;
      }
    }
    return false;
  }

  private static int endOfHeader(String text, int start, int end) {
    int i = start;
    while (i < end && "\r\n\"'],}".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** An unquoted value ends at a space or a separator, but not within brackets of its own. */
  private static int endOfValue(String text, int start, int end) {
    int open = 0;
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        open++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (open == 0) {
          return i;
        }
        open--;
      } else if (open == 0 && isEnd(c)) {
        return isAfterScheme(text, start, i) ? endOfValue(text, i + 1, end) : i;
      }
      i++;
    }
    return end;
  }

  private static boolean isEnd(char c) {
    return Characters.isSpace(c) || "&;,\"'<>|".indexOf(c) >= 0;
  }

  /** {@code Authorization=Bearer x}: what is before the space is not the secret. */
  private static boolean isAfterScheme(String text, int start, int space) {
    return text.charAt(space) == ' '
        && (NameBefore.is(text, start, space, "bearer")
            || NameBefore.is(text, start, space, "basic")
            || NameBefore.is(text, start, space, "digest")
            || NameBefore.is(text, start, space, "negotiate")
            || NameBefore.is(text, start, space, "token"));
  }

  /**
   * Nothing yet, or something that is filled in elsewhere: {@code ?}, {@code ?1}, {@code $1},
   * ${name}.
   */
  private static boolean isPlaceholder(String text, int start, int stop) {
    if (start >= stop) {
      return true;
    }
    char first = text.charAt(start);
    if (first == '?' || first == '$') {
      return Characters.afterDigits(text, start + 1, stop) == stop || text.startsWith("${", start);
    }
    return text.startsWith("#{", start) || text.startsWith(Redaction.REDACTED, start);
  }

  private static boolean isOneOf(String[] words, String text, int start, int stop) {
    for (String word : words) {
      if (NameBefore.is(text, start, stop, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksRandom(String text, int start, int end) {
    int stop = endOfValue(text, start, Math.min(end, start + LONGEST_LOOKED_AT));
    for (int i = start; i < stop; i++) {
      if (Characters.isDigit(text.charAt(i))) {
        return stop - start >= 8;
      }
    }
    return false;
  }
}
