package dev.faultline.capture.redaction;

/**
 * Hides what looks like a secret in a text: numbers of payment cards, JSON web tokens, credentials
 * of HTTP headers and URLs, private keys, tokens of well-known services, and values that stand
 * beside a name that is redacted, as in {@code password = 'x'}. One pass over the text; allocates
 * nothing when there is nothing to hide. Immutable, thread-safe.
 */
public final class ValueRedaction {

  private static final ValueRedaction NONE = new ValueRedaction(null);

  // What a character may be the start, or the mark, of.
  private static final byte NOTHING = 0;
  private static final byte CARD = 1;
  private static final byte PEM = 2;
  private static final byte COLON = 3;
  private static final byte EQUALS = 4;
  private static final byte QUOTE = 5;
  private static final byte FIRST_OF_LETTERS = 6;
  private static final byte JWT = 6;
  private static final byte SCHEME = 7;
  private static final byte TOKEN = 8;
  private static final byte INSERT = 9;

  private static final byte[] MARKS = marks();
  private static final boolean[] IN_WORD = inWord();

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

  private static boolean[] inWord() {
    boolean[] inWord = new boolean[128];
    for (char c = 0; c < 128; c++) {
      inWord[c] = Characters.isWord(c);
    }
    return inWord;
  }

  private static byte[] marks() {
    byte[] marks = new byte[128];
    for (char c = '0'; c <= '9'; c++) {
      marks[c] = CARD;
    }
    for (char c : KnownTokens.FIRST_CHARACTERS.toCharArray()) {
      marks[c] = TOKEN;
    }
    marks['-'] = PEM;
    marks[':'] = COLON;
    marks['='] = EQUALS;
    marks['\''] = QUOTE;
    marks['"'] = QUOTE;
    marks['e'] = JWT;
    marks['b'] = SCHEME;
    marks['B'] = SCHEME;
    marks['i'] = INSERT;
    marks['I'] = INSERT;
    return marks;
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
    int i = 0;
    while (i < end) {
      char c = text.charAt(i);
      byte mark = c < 128 ? MARKS[c] : NOTHING;
      // Most letters stand within a word, and only at its start they may mean something.
      if (mark == NOTHING || mark >= FIRST_OF_LETTERS && i > 0 && isInWord(text.charAt(i - 1))) {
        i++;
        continue;
      }
      if (mark == INSERT && InsertedValues.startAt(text, i, end)) {
        String literals = InsertedValues.redact(text, i, end, names);
        if (literals != null) {
          // What stands beside a name, or is known by its looks, comes after.
          return (redacted == null ? "" : redacted.toString())
              + text.substring(kept, i)
              + redact(literals);
        }
      }
      long span = find(mark, text, i, end);
      if (span == Span.NONE) {
        i = mark == CARD ? Characters.afterDigits(text, i, end) : i + 1;
        continue;
      }
      if (redacted == null) {
        redacted = new StringBuilder(end);
      }
      redacted.append(text, kept, Span.start(span)).append(Redaction.REDACTED);
      kept = Span.end(span);
      i = kept;
    }
    return redacted == null ? null : redacted.append(text, kept, end).toString();
  }

  private static boolean isInWord(char before) {
    return before < 128 && IN_WORD[before];
  }

  private long find(byte mark, String text, int at, int end) {
    switch (mark) {
      case CARD:
        return CardNumbers.at(text, at, end);
      case PEM:
        return PrivateKeys.at(text, at, end);
      case COLON:
        long inUrl = UrlCredentials.at(text, at, end);
        return inUrl == Span.NONE ? NamedValues.after(text, at, end, names) : inUrl;
      case EQUALS:
        return NamedValues.after(text, at, end, names);
      case QUOTE:
        return QuotedValues.at(text, at, end, names);
      case JWT:
        long token = JsonWebTokens.at(text, at, end);
        return token == Span.NONE ? KnownTokens.at(text, at, end) : token;
      case SCHEME:
        return SchemeCredentials.at(text, at, end);
      case TOKEN:
        return KnownTokens.at(text, at, end);
      default:
        return Span.NONE;
    }
  }
}
