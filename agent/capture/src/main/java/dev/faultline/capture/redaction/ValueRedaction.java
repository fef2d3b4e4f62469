package dev.faultline.capture.redaction;

/**
 * Hides what looks like a secret in a text: numbers of payment cards, JSON web tokens, credentials
 * of HTTP headers and URLs, private keys, tokens of well-known services, and values that stand
 * beside a name that is redacted, as in {@code password = 'x'}. One pass over the text; allocates
 * nothing when there is nothing to hide. Immutable, thread-safe.
 */
public final class ValueRedaction {

  private static final ValueRedaction NONE = new ValueRedaction(null);

  /** Bytes that are shown may be the start of a text with a secret in it that goes on. */
  public static final int BYTES_BEYOND = 64;

  private final NameRedaction names;
  private final SecretFinder finder;

  private ValueRedaction(NameRedaction names) {
    this.names = names;
    this.finder = new SecretFinder(names);
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
    return names != null && CardBrands.isCard(number);
  }

  /** The same of a number that may have a fraction. */
  public boolean covers(double number) {
    return names != null
        && number >= CardBrands.LOWEST
        && number <= CardBrands.HIGHEST
        && number == Math.rint(number)
        && CardBrands.isCard((long) number);
  }

  /** The same of a number of any type; false for what is none. */
  public boolean covers(Object value) {
    return value instanceof Long && covers(((Long) value).longValue())
        || value instanceof Double && covers(((Double) value).doubleValue());
  }

  /**
   * Whether so many bytes from an offset hold a text with a secret in it.
   *
   * @param shown how many are to be shown at most; behind them is looked only for the rest of what
   *     starts in them
   */
  public boolean covers(byte[] bytes, int offset, int length, int shown) {
    int looked = (int) Math.min(length, (long) shown + BYTES_BEYOND);
    return names != null
        && looked > 0
        && BytesAsText.redacts(bytes, offset, looked, Math.min(length, shown), this);
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
    // Those of the literals that an SQL statement inserts which belong to a secret column.
    InsertedLiterals literals = null;
    long literal = Span.NONE;
    int limit = end;
    long before = Marks.START;
    int i = 0;
    while (i < end) {
      long span;
      int mark = Marks.next(text, i, limit, before);
      if (mark < limit) {
        before = mark == i ? before : Marks.of(text.charAt(mark - 1));
        long now = Marks.of(text.charAt(mark));
        int kinds = Marks.between(before, now);
        before = now;
        i = mark + 1;
        if (literals == null && (kinds & InsertedLiterals.KINDS) != 0) {
          literals = InsertedLiterals.behind(text, mark - 1, end, names);
          literal = literals == null ? Span.NONE : literals.next();
          if (literal != Span.NONE) {
            limit = Span.start(literal);
            continue;
          }
          literals = null;
        }
        span = finder.find(kinds, text, mark - 1, kept, end);
        if (span == Span.NONE && (kinds & Marks.CARD) != 0) {
          i = Math.min(limit, Characters.afterDigits(text, i, end));
          before = Marks.of(text.charAt(i - 1));
        }
      } else {
        i = Math.max(i, limit);
        span =
            literal == Span.NONE
                ? Span.NONE
                : Span.of(Math.max(kept, Span.start(literal)), Span.end(literal));
      }
      if (span != Span.NONE) {
        if (redacted == null) {
          redacted = new StringBuilder(end);
        }
        redacted.append(text, kept, Span.start(span)).append(Redaction.REDACTED);
        kept = Span.end(span);
        i = kept;
        // Nothing starts within what is hidden, but a quoted value may stand behind it.
        before = Marks.of(text.charAt(i - 1)) & Marks.QUOTE;
      }
      if (literals != null && (mark >= limit || i > limit)) {
        literal = literals.next();
        literals = literal == Span.NONE ? null : literals;
        limit = literal == Span.NONE ? end : Span.start(literal);
      }
    }
    return redacted == null ? null : redacted.append(text, kept, end).toString();
  }
}
