package dev.faultline.capture.redaction;

/** Asks those who know the kinds of secrets that a mark may stand for. Immutable, thread-safe. */
final class SecretFinder {

  private final NameRedaction names;

  SecretFinder(NameRedaction names) {
    this.names = names;
  }

  /**
   * The secret that is marked by the character at an index and the one behind it.
   *
   * @param kinds bits of {@link Marks}, at least one
   * @param at -1 when only the second of the two is there
   * @param kept where a secret may start at the earliest
   */
  long find(int kinds, String text, int at, int kept, int end) {
    // Of all kinds the one that is found in every text.
    if (kinds == Marks.SIGN) {
      return afterSign(text, at, end);
    }
    long found = Span.NONE;
    for (int left = kinds; left != 0 && found == Span.NONE; left &= left - 1) {
      found = findOne(left & -left, text, at, kept, end);
    }
    return found;
  }

  private long findOne(int kind, String text, int at, int kept, int end) {
    switch (kind) {
      case Marks.SIGN:
        return afterSign(text, at, end);
      case Marks.QUOTE:
        return QuotedValues.at(text, at + 1, end, names);
      case Marks.CARD:
        return CardNumbers.at(text, at, end);
      case Marks.EXPONENT:
        return CardNumbers.before(text, at, kept, end);
      case Marks.TOKEN_UNDERSCORE:
      case Marks.TOKEN_DASH:
      case Marks.TOKEN_POINT:
        return KnownTokens.around(text, at + 1, kept, end);
      case Marks.SCHEME:
        long key = PrivateKeys.before(text, at, kept, end);
        return key == Span.NONE ? SchemeCredentials.at(text, at, end) : key;
      case Marks.KEY:
        return KnownTokens.at(text, at, end);
      case Marks.JWT:
        return JsonWebTokens.at(text, at - 1, kept, end);
      case Marks.TAG:
      case Marks.ESCAPED_TAG:
        return TaggedValues.behind(text, at, kind, end, names);
      case Marks.PERCENT:
        return PercentEncoded.at(text, at, end, names);
      case Marks.BY:
        return SqlPasswords.behindBy(text, at, end);
      case Marks.FOR:
        return SqlPasswords.around(text, at, end);
      case Marks.OPTION:
        return CommandOptions.at(text, at + 1, end, names);
      case Marks.BRACKET:
        return BracketedValues.at(text, at + 1, end, names);
      default:
        // What stands in an SQL statement's rows is found elsewhere.
        return Span.NONE;
    }
  }

  private long afterSign(String text, int sign, int end) {
    long inUrl = text.charAt(sign) == ':' ? UrlCredentials.at(text, sign, end) : Span.NONE;
    return inUrl == Span.NONE ? NamedValues.after(text, sign, end, names) : inUrl;
  }
}
