package dev.faultline.capture.redaction;

/** Private keys in PEM's armour, to the end of it, or of the text. */
final class PrivateKeys {

  private static final String BEGIN = "-----BEGIN ";
  private static final String KEY = "PRIVATE KEY";
  private static final String END = "-----END ";
  private static final int LONGEST_LABEL = 32;

  private PrivateKeys() {}

  static long at(String text, int at, int end) {
    if (!text.startsWith(BEGIN, at)) {
      return Span.NONE;
    }
    int key = text.indexOf(KEY, at);
    if (key < 0 || key - at > LONGEST_LABEL) {
      return Span.NONE;
    }
    int close = text.indexOf(END, key);
    int dashes = close < 0 ? -1 : text.indexOf("-----", close + END.length());
    return Span.of(at, dashes < 0 ? end : Math.min(end, dashes + 5));
  }
}
