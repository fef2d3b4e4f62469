package dev.faultline.capture.redaction;

/** Quotes as HTML and XML escape them. */
final class Entities {

  private static final String[] QUOTES = {"&quot;", "&#34;", "&#39;", "&apos;"};

  private Entities() {}

  /** Where the escaped quote starts that ends before this index; -1 when none does. */
  static int startOfQuote(String text, int end) {
    for (String quote : QUOTES) {
      if (text.startsWith(quote, end - quote.length())) {
        return end - quote.length();
      }
    }
    return -1;
  }

  /** What stands behind the escaped quote that starts here, to the next one; or none. */
  static long inside(String text, int at, int end) {
    if (text.charAt(at) == '&') {
      for (String quote : QUOTES) {
        if (text.startsWith(quote, at)) {
          int start = at + quote.length();
          int close = text.indexOf(quote, start);
          return Span.of(start, close < 0 ? end : Math.min(close, end));
        }
      }
    }
    return Span.NONE;
  }
}
