package dev.faultline.capture.redaction;

/** What a text looks like that somebody's generator made, not a person. */
final class RandomText {

  private static final int SHORTEST = 16;
  private static final int FEWEST_DIGITS = 2;
  private static final int LONG_FOR_A_USER = 20;
  private static final int SHORTEST_OF_USERS = 6;

  private RandomText() {}

  /** Whether a text is a signature or a hash: hexadecimal, or Base64 in one of its forms. */
  static boolean is(String text) {
    return is(text, 0, text.length());
  }

  static boolean is(String text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        digits++;
      } else if (!isOf(c)) {
        return false;
      }
    }
    return end - start >= SHORTEST && digits >= FEWEST_DIGITS;
  }

  /** Where such a text ends: signs of equality are only at its end. */
  static int end(String text, int start, int end) {
    int i = start;
    while (i < end
        && isOf(text.charAt(i))
        && (text.charAt(i) == '=' || i == start || text.charAt(i - 1) != '=')) {
      i++;
    }
    return i;
  }

  private static boolean isOf(char c) {
    return Characters.isBase64Url(c) || "+/=%~".indexOf(c) >= 0;
  }

  /** Whether what stands in the place of a user's name in a URL is none. */
  static boolean isNoUser(String text, int start, int end) {
    boolean letterBehindDigit = false;
    for (int i = start + 1; i < end; i++) {
      letterBehindDigit |=
          Characters.isDigit(text.charAt(i - 1)) && Characters.isLetter(text.charAt(i));
    }
    int length = end - start;
    return length >= LONG_FOR_A_USER || letterBehindDigit && length >= SHORTEST_OF_USERS;
  }
}
