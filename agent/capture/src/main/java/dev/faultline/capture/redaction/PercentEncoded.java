package dev.faultline.capture.redaction;

/**
 * Names and values in a URL that is itself the parameter of one, so that their signs are encoded:
 * {@code password%3Dx%26user%3Dann}, {@code https%3A%2F%2Fann%3Ax%40host}.
 */
final class PercentEncoded {

  private PercentEncoded() {}

  /** The value behind the sign that starts at this index, which may be encoded more than once. */
  static long at(String text, int at, int end, NameRedaction names) {
    int digits = at + 1;
    while (text.startsWith("25", digits)) {
      digits += 2;
    }
    boolean colon = is(text, digits, '3', 'A');
    if (digits + 2 > end || !colon && !is(text, digits, '3', 'D')) {
      return Span.NONE;
    }
    int start = digits + 2;
    if (colon) {
      long inUrl = inUrl(text, start, end);
      if (inUrl != Span.NONE) {
        return inUrl;
      }
    }
    int nameEnd = beforeEncoded(text, at);
    int nameStart = nameEnd;
    while (nameStart > 0
        && nameEnd - nameStart < 64
        && Characters.isName(text.charAt(nameStart - 1))) {
      nameStart--;
    }
    // The rest of an encoded character in front of the name, as in %26password.
    NameVerdict verdict = names.verdict(text, nameStart, nameEnd);
    if (verdict == NameVerdict.SHOWN) {
      return Span.NONE;
    }
    start = afterEncoded(text, start, end);
    int stop = endOfValue(text, start, end);
    boolean hidden =
        verdict == NameVerdict.HIDDEN
            || verdict == NameVerdict.TEXTS_HIDDEN && !colon
            || verdict == NameVerdict.RANDOM_HIDDEN && RandomText.is(text, start, stop);
    return hidden && !Wording.isNoValue(text, start, stop) ? Span.of(start, stop) : Span.NONE;
  }

  private static boolean is(String text, int at, char first, char second) {
    return at + 1 < text.length()
        && text.charAt(at) == first
        && Character.toUpperCase(text.charAt(at + 1)) == second;
  }

  /** The index before quotes and blanks that are encoded. */
  private static int beforeEncoded(String text, int from) {
    int i = from;
    while (i > 2 && isQuoteOrBlank(text, i - 3)) {
      i -= 3;
    }
    return i;
  }

  private static int afterEncoded(String text, int from, int end) {
    int i = from;
    while (i + 2 < end && isQuoteOrBlank(text, i)) {
      i += 3;
    }
    return i;
  }

  private static boolean isQuoteOrBlank(String text, int at) {
    return text.charAt(at) == '%'
        && (text.startsWith("22", at + 1)
            || text.startsWith("27", at + 1)
            || text.startsWith("20", at + 1));
  }

  /** At what ends a URL or a value, or at the same encoded: a quote, {@code &}, {@code ;}. */
  private static int endOfValue(String text, int start, int end) {
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '&' || Characters.endsUrl(c)) {
        return i;
      }
      if (c == '%' && endsEncoded(text, i)) {
        return i;
      }
      i++;
    }
    return end;
  }

  private static boolean endsEncoded(String text, int at) {
    int digits = at + 1;
    while (text.startsWith("25", digits)) {
      digits += 2;
    }
    return text.startsWith("22", digits)
        || text.startsWith("26", digits)
        || text.startsWith("27", digits)
        || is(text, digits, '2', 'C')
        || is(text, digits, '3', 'B')
        || is(text, digits, '7', 'D');
  }

  /** {@code %2F%2Fuser%3Apassword%40}: from the user on. */
  private static long inUrl(String text, int from, int end) {
    if (!text.regionMatches(true, from, "%2F%2F", 0, 6)) {
      return Span.NONE;
    }
    int start = from + 6;
    boolean colon = false;
    for (int i = start; i < end && !Characters.endsUrl(text.charAt(i)); i++) {
      if (text.charAt(i) == '%') {
        if (is(text, i + 1, '2', 'F')) {
          return Span.NONE;
        }
        colon |= is(text, i + 1, '3', 'A');
        if (text.startsWith("40", i + 1)) {
          return colon || RandomText.isNoUser(text, start, i) ? Span.of(start, i) : Span.NONE;
        }
      }
    }
    return Span.NONE;
  }
}
