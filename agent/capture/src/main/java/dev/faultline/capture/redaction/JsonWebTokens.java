package dev.faultline.capture.redaction;

/**
 * JSON web tokens: parts in Base64 with points between, the first of which is a JSON object, so
 * that it starts with {@code eyJ}.
 */
final class JsonWebTokens {

  private static final int SHORTEST_PART = 10;

  private JsonWebTokens() {}

  /**
   * The token that starts here.
   *
   * @param from where it may start at the earliest
   */
  static long at(String text, int at, int from, int end) {
    if (at < from || !text.startsWith("eyJ", at) || !Characters.isStartOfWord(text, at)) {
      return Span.NONE;
    }
    int header = afterPart(text, at, end);
    if (header - at < SHORTEST_PART || header >= end || text.charAt(header) != '.') {
      // Cut off by the end of what is looked at: then the rest is hidden as well.
      return header == end && header - at >= SHORTEST_PART ? Span.of(at, end) : Span.NONE;
    }
    int i = header;
    while (i < end && (Characters.isBase64Url(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    // The full stop of a sentence is none of the token's.
    int last = text.charAt(i - 1) == '.' && text.indexOf('.', header + 1) != i - 1 ? i - 1 : i;
    return last - header > SHORTEST_PART ? Span.of(at, last) : Span.NONE;
  }

  private static int afterPart(String text, int from, int end) {
    int i = from;
    while (i < end && Characters.isBase64Url(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
