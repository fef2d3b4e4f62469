package dev.faultline.capture.redaction;

/**
 * Values behind a name that is redacted: {@code password=x}, {@code "secret": "x"}, {@code
 * ?access_token=x}, {@code SET password = 'x'}, {@code Authorization: Bearer x}, {@code password ->
 * x}.
 */
final class NamedValues {

  /** How much of a value is asked whether there is a digit in it. */
  private static final int LONGEST_LOOKED_AT = 256;

  private NamedValues() {}

  /** The value behind the equals sign, colon or arrow that ends at this index. */
  static long after(String text, int sign, int end, NameRedaction names) {
    int nameEnd = NameBefore.endOfName(text, sign);
    int name = NameBefore.startOfName(text, nameEnd);
    if (name == nameEnd) {
      return inBrackets(text, sign, end, names);
    }
    NameVerdict verdict = NameBefore.verdict(text, name, nameEnd, names);
    if (verdict == NameVerdict.SHOWN) {
      long field = MultipartValues.named(text, name, sign, end, names);
      if (field != Span.NONE) {
        return field;
      }
      verdict = NamedPairs.verdict(text, name, nameEnd, names);
    }
    return verdict == NameVerdict.SHOWN ? Span.NONE : value(text, sign, end, verdict);
  }

  /** {@code LOWER(password) = 'x'}; what is in brackets, too, is found by its position. */
  private static long inBrackets(String text, int sign, int end, NameRedaction names) {
    int close = Characters.beforeSpaces(text, sign) - 1;
    if (text.charAt(sign) != '=' || close < 0 || text.charAt(close) != ')') {
      return Span.NONE;
    }
    int start = Characters.afterSpaces(text, sign + 1, end);
    boolean literal = start < end && Quotes.opens(text, start);
    NameVerdict verdict = literal ? NameBefore.verdict(text, close, names) : NameVerdict.SHOWN;
    return verdict == NameVerdict.HIDDEN ? value(text, sign, end, verdict) : Span.NONE;
  }

  private static long value(String text, int sign, int end, NameVerdict verdict) {
    int start = startOfValue(text, sign, end);
    // Asked first: where such a value ends may be far away.
    if (start >= end || Wording.isFilledIn(text, start)) {
      return Span.NONE;
    }
    if (Quotes.opens(text, start)) {
      return random(verdict, text, Quotes.inside(text, start, end));
    }
    long escaped = Entities.inside(text, start, end);
    if (escaped != Span.NONE) {
      return random(verdict, text, escaped);
    }
    long key = PrivateKeys.at(text, start, end);
    if (key != Span.NONE) {
      return key;
    }
    boolean colon = text.charAt(sign) == ':';
    long yaml = colon ? YamlValues.at(text, start, end) : Span.NONE;
    if (yaml != Span.NONE || colon && YamlValues.isDash(text, start, end)) {
      return yaml;
    }
    if (verdict == NameVerdict.TEXTS_HIDDEN
        && colon
        && !isHeaderLike(text, sign)
        && !looksRandom(text, start, end)) {
      return Span.NONE;
    }
    if (verdict == NameVerdict.RANDOM_HIDDEN) {
      int stop = RandomText.end(text, start, end);
      return RandomText.is(text, start, stop) ? Span.of(start, stop) : Span.NONE;
    }
    int first = UnquotedValues.end(text, start, end);
    if (Wording.isNoValue(text, start, first) || colon && Wording.isProse(text, start, first)) {
      return Span.NONE;
    }
    return Span.of(start, stop(text, sign, start, first, end));
  }

  private static int stop(String text, int sign, int start, int first, int end) {
    if (text.charAt(sign) == ':') {
      return HeaderValues.isHeader(text, sign) ? HeaderValues.end(text, start, end) : first;
    }
    if (HeaderValues.isCookie(text, sign)) {
      return HeaderValues.endOfCookies(text, start, end);
    }
    return HeaderValues.isAuthorization(text, sign)
        ? HeaderValues.endWithScheme(text, start, end)
        : first;
  }

  /** On the next line, too, if that does not start with a name of its own. */
  private static int startOfValue(String text, int sign, int end) {
    int start = sign + 1;
    while (start < end && (text.charAt(start) == '=' || text.charAt(start) == '>')) {
      start++;
    }
    start = Characters.afterBlanks(text, start, end);
    if (start >= end || text.charAt(start) != '\n' && text.charAt(start) != '\r') {
      return start;
    }
    int next = Characters.afterSpaces(text, start, end);
    int i = next;
    while (i < end && Characters.isName(text.charAt(i))) {
      i++;
    }
    int behind = Characters.afterBlanks(text, i, end);
    boolean named = behind < end && (text.charAt(behind) == ':' || text.charAt(behind) == '=');
    return i == next && !(next < end && Quotes.opens(text, next)) || named ? end : next;
  }

  private static long random(NameVerdict verdict, String text, long span) {
    return span == Span.NONE
            || verdict != NameVerdict.RANDOM_HIDDEN
            || RandomText.is(text, Span.start(span), Span.end(span))
        ? span
        : Span.NONE;
  }

  /** {@code X-Vault-Token: x}: no parser speaks like this of its tokens. */
  private static boolean isHeaderLike(String text, int sign) {
    int nameEnd = NameBefore.endOfName(text, sign);
    for (int i = NameBefore.startOfName(text, nameEnd); i < nameEnd; i++) {
      if (text.charAt(i) == '-' || text.charAt(i) == '_') {
        return true;
      }
    }
    return false;
  }

  private static boolean looksRandom(String text, int start, int end) {
    int stop = UnquotedValues.end(text, start, Math.min(end, start + LONGEST_LOOKED_AT));
    for (int i = start; i < stop; i++) {
      if (Characters.isDigit(text.charAt(i))) {
        return stop - start >= 8;
      }
    }
    return false;
  }
}
