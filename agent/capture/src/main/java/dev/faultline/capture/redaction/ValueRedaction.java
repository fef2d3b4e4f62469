package dev.faultline.capture.redaction;

/**
 * Hides what looks like a secret in a text: numbers of payment cards, JSON web tokens, credentials
 * of HTTP headers and URLs, private keys, tokens of well-known services, and values that stand
 * beside a name that is redacted, as in {@code password = 'x'}. One pass over the text; allocates
 * nothing when there is nothing to hide. Immutable, thread-safe.
 */
public final class ValueRedaction {

  private static final ValueRedaction NONE = new ValueRedaction(null);

  private final NameRedaction names;

  private ValueRedaction(NameRedaction names) {
    this.names = names;
  }

  /** Hides secrets, and values beside the names that are redacted. */
  static ValueRedaction with(NameRedaction names) {
    return new ValueRedaction(names);
  }

  /** Hides nothing. */
  static ValueRedaction none() {
    return NONE;
  }

  /** The text with each secret in it replaced; the text itself when there is none. */
  public String redact(CharSequence text) {
    String string = text.toString();
    String redacted = redact(string, string.length());
    return redacted == null ? string : redacted;
  }

  /** Whether a number by itself is that of a payment card. */
  public boolean covers(long number) {
    return names != null && CardNumbers.isCard(number);
  }

  /**
   * The first so many characters of a text with each secret in them replaced.
   *
   * @return null when there is nothing to hide
   */
  public String redact(String text, int end) {
    if (names == null) {
      return null;
    }
    StringBuilder redacted = null;
    int kept = 0;
    int before = 0;
    int i = 0;
    while (i < end) {
      int now = Marks.of(text.charAt(i));
      int kinds = Marks.between(before, now);
      before = now;
      i++;
      if (kinds == 0) {
        continue;
      }
      if (kinds == Marks.VALUES) {
        String literals = InsertedValues.redact(text, i - 2, end, names);
        if (literals != null) {
          // What stands beside a name, or is known by its looks, comes after.
          return (redacted == null ? "" : redacted.toString())
              + text.substring(kept, i - 2)
              + redact(literals);
        }
        continue;
      }
      long span = find(kinds, text, i - 2, kept, end);
      if (span != Span.NONE) {
        if (redacted == null) {
          redacted = new StringBuilder(end);
        }
        redacted.append(text, kept, Span.start(span)).append(Redaction.REDACTED);
        kept = Span.end(span);
        i = kept;
        // Nothing starts within what is hidden, but a quoted value may stand behind it.
        before = Marks.of(text.charAt(i - 1)) & Marks.QUOTE;
      } else if (kinds == Marks.CARD) {
        i = Characters.afterDigits(text, i, end);
        before = Marks.of(text.charAt(i - 1));
      }
    }
    return redacted == null ? null : redacted.append(text, kept, end).toString();
  }

  /**
   * The secret that is marked by the character at an index and the one behind it.
   *
   * @param kept where it may start at the earliest
   */
  private long find(int kinds, String text, int at, int kept, int end) {
    switch (kinds) {
      case Marks.SIGN:
        return afterSign(text, at, end);
      case Marks.SIGN | Marks.QUOTE:
        long unquoted = afterSign(text, at, end);
        return unquoted == Span.NONE ? QuotedValues.at(text, at + 1, end, names) : unquoted;
      case Marks.QUOTE:
        return QuotedValues.at(text, at + 1, end, names);
      case Marks.CARD:
        return CardNumbers.at(text, at, end);
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
      default:
        throw new IllegalStateException("no such mark: " + kinds);
    }
  }

  private long afterSign(String text, int sign, int end) {
    long inUrl = text.charAt(sign) == ':' ? UrlCredentials.at(text, sign, end) : Span.NONE;
    return inUrl == Span.NONE ? NamedValues.after(text, sign, end, names) : inUrl;
  }
}
