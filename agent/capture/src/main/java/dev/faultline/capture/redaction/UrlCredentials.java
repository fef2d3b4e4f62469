package dev.faultline.capture.redaction;

/**
 * Credentials in URLs: {@code https://user:password@host}, {@code https://token@host}, in Oracle's
 * form, {@code jdbc:oracle:thin:user/password@host}, and in the path of a webhook. Those in a URL's
 * query are {@link NamedValues}.
 */
final class UrlCredentials {

  /** How far a password may go that has characters in it which should have been escaped. */
  private static final int LONGEST_UNESCAPED = 256;

  private UrlCredentials() {}

  /** The secret in the URL whose scheme ends with this colon. */
  static long at(String text, int colon, int end) {
    if (colon + 2 < end && text.charAt(colon + 1) == '/') {
      return text.charAt(colon + 2) != '/' ? Span.NONE : inAuthority(text, colon + 3, end);
    }
    return isOracle(text, colon) ? afterUser(text, colon + 1, end) : Span.NONE;
  }

  private static long inAuthority(String text, int start, int end) {
    int colon = -1;
    int i = start;
    while (i < end && !isEndOfAuthority(text.charAt(i))) {
      if (text.charAt(i) == ':' && colon < 0) {
        colon = i;
      }
      i++;
    }
    int at = lastBefore(text, '@', start - 1, i);
    if (at < 0 && colon >= 0 && text.charAt(start) != '[' && !isPort(text, colon + 1, i)) {
      // A password with a slash or a question mark in it, which should have been escaped.
      at = lastAt(text, colon, end);
    }
    if (at < 0) {
      return Webhooks.at(text, start, i, end);
    }
    int userEnd = colon < 0 || colon > at ? at : colon;
    return RandomText.isNoUser(text, start, userEnd)
        ? Span.of(start, at)
        : Span.of(userEnd + 1, at);
  }

  private static boolean isEndOfAuthority(char c) {
    return c == '/' || c == '?' || c == '#' || Characters.endsUrl(c);
  }

  private static boolean isPort(String text, int from, int to) {
    int i = Characters.afterDigits(text, from, to);
    return i > from && (i == to || !Characters.isWord(text.charAt(i)));
  }

  private static long afterUser(String text, int start, int end) {
    int at = lastAt(text, start, end);
    int separated = at < 0 ? -1 : text.indexOf('/', start);
    return separated < 0 || separated >= at ? Span.NONE : Span.of(separated + 1, at);
  }

  private static int lastAt(String text, int from, int end) {
    int i = from;
    int last = Math.min(end, from + LONGEST_UNESCAPED);
    while (i < last && !Characters.endsUrl(text.charAt(i))) {
      i++;
    }
    return lastBefore(text, '@', from, i);
  }

  private static int lastBefore(String text, char wanted, int from, int to) {
    for (int i = to - 1; i > from; i--) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOracle(String text, int colon) {
    return colon >= 12
        && Characters.isLetterOrDigit(text.charAt(colon - 1))
        && (text.startsWith("oracle:thin", colon - 11)
            || text.startsWith("oracle:oci", colon - 10));
  }
}
