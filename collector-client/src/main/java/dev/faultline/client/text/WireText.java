package dev.faultline.client.text;

/** Makes any Java string fit for the wire: well-formed UTF-16, and no longer than allowed. */
public final class WireText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String CUT = "… (+";
  private static final String CHARS = " chars)";

  /** Of a number of chars: those of an int. */
  private static final int MAX_DIGITS = 10;

  private WireText() {}

  /**
   * The text itself when nothing has to change. Null reads as the text {@code "null"}. A text that
   * was cut before tells how much is missing in all.
   *
   * @param limit in chars, 1 or more; beyond it stands how many were cut
   */
  public static String of(String text, int limit) {
    if (text == null) {
      return "null";
    }
    if (text.length() <= limit) {
      return wellFormed(text);
    }
    int mark = markOf(text);
    if (mark <= limit && mark < text.length()) {
      // It was cut as far as this, or further.
      return wellFormed(text);
    }
    // A cut must not part a surrogate pair.
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    long omitted = mark - end + omittedBy(text, mark);
    return wellFormed(text.substring(0, end)) + CUT + omitted + CHARS;
  }

  /** Where the mark of a cut begins that a text ends with; its length when there is none. */
  private static int markOf(String text) {
    if (!text.endsWith(CHARS)) {
      return text.length();
    }
    int end = text.length() - CHARS.length();
    int digits = end;
    while (digits > 0 && isDigit(text.charAt(digits - 1))) {
      digits--;
    }
    int mark = digits - CUT.length();
    boolean isMark = digits < end && end - digits <= MAX_DIGITS && text.startsWith(CUT, mark);
    return isMark ? mark : text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long omittedBy(String text, int mark) {
    return mark == text.length()
        ? 0
        : Long.parseLong(text.substring(mark + CUT.length(), text.length() - CHARS.length()));
  }

  private static String wellFormed(String text) {
    int lone = nextLoneSurrogate(text, 0);
    if (lone < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    while (lone >= 0) {
      chars[lone] = REPLACEMENT;
      lone = nextLoneSurrogate(text, lone + 1);
    }
    return new String(chars);
  }

  private static int nextLoneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
