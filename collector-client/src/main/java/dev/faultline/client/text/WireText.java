package dev.faultline.client.text;

/** Makes any Java string fit for the wire: well-formed UTF-16, and no longer than allowed. */
public final class WireText {
  private static final char REPLACEMENT = '\uFFFD';

  private WireText() {}

  /**
   * The text itself when nothing has to change. Null reads as the text {@code "null"}.
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
    // A cut must not part a surrogate pair.
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    int omitted = text.length() - end;
    return wellFormed(text.substring(0, end)) + "… (+" + omitted + " chars)";
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
