package dev.faultline.capture.redaction;

/** Kinds of ASCII characters, as tokens and names in texts are made of them. */
final class Characters {

  private static final int DIGIT = 1;
  private static final int LETTER = 1 << 1;
  private static final int WORD = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int BASE64_URL = 1 << 4;
  private static final int URL_END = 1 << 5;
  private static final int AFTER_NAME = 1 << 6;

  private static final byte[] KINDS = kinds();

  private Characters() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    for (char c = 0; c <= ' '; c++) {
      kinds[c] |= URL_END;
    }
    for (char c = '0'; c <= '9'; c++) {
      kinds[c] |= DIGIT | WORD | NAME | BASE64_URL;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      kinds[c] |= LETTER | WORD | NAME | BASE64_URL;
      kinds[Character.toUpperCase(c)] |= LETTER | WORD | NAME | BASE64_URL;
    }
    mark(kinds, "_", WORD);
    mark(kinds, "_-.$", NAME);
    mark(kinds, "-_", BASE64_URL);
    mark(kinds, "\"'<>`|", URL_END);
    mark(kinds, " \t\r\n\"'`]\\!<>~:=", AFTER_NAME);
    return kinds;
  }

  private static void mark(byte[] kinds, String characters, int kind) {
    for (char c : characters.toCharArray()) {
      kinds[c] |= (byte) kind;
    }
  }

  private static boolean is(char c, int kind) {
    return c < 128 && (KINDS[c] & kind) != 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(char c) {
    return is(c, DIGIT | LETTER);
  }

  /** What an identifier is made of. */
  static boolean isWord(char c) {
    return is(c, WORD) || c > 127 && Character.isLetter(c);
  }

  /** What a URL-safe Base64 text is made of. */
  static boolean isBase64Url(char c) {
    return is(c, BASE64_URL);
  }

  /** What the name of a variable, a property or a header is made of; accents may stand alone. */
  static boolean isName(char c) {
    return is(c, NAME) || c > 127 && (Character.isLetter(c) || c >= '\u0300' && c <= '\u036f');
  }

  /**
   * What may stand between a name and the sign behind it: spaces, what closes a quoted name, and
   * the first half of another operator, as in !=.
   */
  static boolean isAfterName(char c) {
    return is(c, AFTER_NAME) || isWideBlank(c);
  }

  /** A colon, an equals sign or an arrow that is not ASCII. */
  static boolean isOtherSign(char c) {
    return c == '\uff1a' || c == '\uff1d' || c == '\u2192';
  }

  /** A blank that is not ASCII: no-break spaces, typographic ones, the ideographic one. */
  static boolean isWideBlank(char c) {
    return c > 127 && isWideBlankOfMany(c);
  }

  private static boolean isWideBlankOfMany(char c) {
    return c == '\u00a0' || c >= '\u2000' && c <= '\u200b' || c == '\u202f' || c == '\u3000';
  }

  /** What no URL has in it. */
  static boolean endsUrl(char c) {
    return is(c, URL_END);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || isWideBlank(c);
  }

  static boolean isLetter(char c) {
    return is(c, LETTER) || c > 127 && Character.isLetter(c);
  }

  static boolean isHexadecimal(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /** Whether a word could start here: what stands before belongs to none. */
  static boolean isStartOfWord(String text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  /** The first index from here on, before the end, that is no space within a line. */
  static int afterBlanks(String text, int from, int end) {
    int i = from;
    while (i < end && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || isWideBlank(c);
  }

  /** The first index from here on, before the end, that is no space, be it a line's end. */
  static int afterSpaces(String text, int from, int end) {
    int i = from;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The index behind the last character before this one that is no space. */
  static int beforeSpaces(String text, int from) {
    int i = from;
    while (i > 0 && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** The first index from here on that is no digit. */
  static int afterDigits(String text, int at, int end) {
    int i = at;
    while (i < end && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
