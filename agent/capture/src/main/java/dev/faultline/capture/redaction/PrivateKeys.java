package dev.faultline.capture.redaction;

/** Private keys in PEM's armour, to the end of it, or of the text. */
final class PrivateKeys {

  private static final String DASHES = "-----";
  private static final String BEGIN = "-----BEGIN ";
  private static final String KEY = "PRIVATE KEY";
  private static final String END = "-----END ";
  private static final int LONGEST_LABEL = 20;

  private PrivateKeys() {}

  /**
   * The key whose armour has this {@code B}.
   *
   * @param from where it may start at the earliest
   */
  static long before(String text, int b, int from, int end) {
    int at = b - DASHES.length();
    return at < from ? Span.NONE : at(text, at, end);
  }

  /** The key whose armour starts here. */
  static long at(String text, int at, int end) {
    if (!text.startsWith(BEGIN, at)) {
      return Span.NONE;
    }
    int label = at + BEGIN.length();
    int key = label;
    while (key - label <= LONGEST_LABEL && !text.startsWith(KEY, key)) {
      key++;
    }
    if (key - label > LONGEST_LABEL) {
      return Span.NONE;
    }
    int close = text.indexOf(END, key);
    int dashes = close < 0 ? -1 : text.indexOf(DASHES, close + END.length());
    return Span.of(at, dashes < 0 ? end : Math.min(end, dashes + DASHES.length()));
  }
}
