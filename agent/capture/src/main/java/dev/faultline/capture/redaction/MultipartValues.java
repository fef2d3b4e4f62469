package dev.faultline.capture.redaction;

/**
 * Fields of a form that is sent in parts (RFC 7578): {@code Content-Disposition: form-data;
 * name="password"}, and the value behind an empty line.
 */
final class MultipartValues {

  private static final String FORM_DATA = "form-data";

  /** How far from the name its value may start: other headers stand in between. */
  private static final int MOST_HEADERS = 256;

  private MultipartValues() {}

  /**
   * The value of the field whose name stands behind an equals sign.
   *
   * @param name where the word before the sign starts
   */
  static long named(String text, int name, int sign, int end, NameRedaction names) {
    int before = Math.max(0, name - FORM_DATA.length() - 4);
    int quote = sign + 1;
    if (quote >= end
        || text.charAt(quote) != '"'
        || !NameBefore.is(text, name, sign, "name")
        || text.substring(before, name).indexOf(FORM_DATA) < 0) {
      return Span.NONE;
    }
    int close = text.indexOf('"', quote + 1);
    if (close < 0 || close >= end || names.verdict(text, quote + 1, close) != NameVerdict.HIDDEN) {
      return Span.NONE;
    }
    int start = behindEmptyLine(text, close, Math.min(end, close + MOST_HEADERS));
    if (start < 0) {
      return Span.NONE;
    }
    int boundary = text.indexOf("\n--", start - 1);
    int stop = boundary < 0 || boundary > end ? end : boundary;
    stop = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
    return stop > start ? Span.of(start, stop) : Span.NONE;
  }

  private static int behindEmptyLine(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '\n') {
        int next = i + 1 < end && text.charAt(i + 1) == '\r' ? i + 2 : i + 1;
        if (next < end && text.charAt(next) == '\n') {
          return next + 1;
        }
      }
    }
    return -1;
  }
}
