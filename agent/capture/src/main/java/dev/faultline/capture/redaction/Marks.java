package dev.faultline.capture.redaction;

/**
 * Which two characters, one after the other, may mark a secret. Each kind of secret has a bit; a
 * character has those of the kinds whose mark it starts, and those of the kinds whose mark it ends.
 * So a text is looked through with one read of a table and one test for each character, and next to
 * none of those tests succeeds by chance.
 */
final class Marks {

  /** A colon, an equals sign or an arrow of one character, and whatever. */
  static final int SIGN = 1;

  /** What may stand between a name and a quoted value, and a quote. */
  static final int QUOTE = 1 << 1;

  /** The first digit of a payment card's number, and another. */
  static final int CARD = 1 << 2;

  /** The start of {@code Bearer}, {@code Basic}, {@code BEGIN}. */
  static final int SCHEME = 1 << 3;

  /** The start of {@code VALUES}. */
  static final int VALUES = 1 << 4;

  /** The start of {@code AIza}, {@code AKIA}, {@code ASIA}. */
  static final int KEY = 1 << 5;

  /** The second and third character of {@code eyJ}. */
  static final int JWT = 1 << 6;

  /** The end of a well-known token's prefix; a kind for each of its last characters. */
  static final int TOKEN_UNDERSCORE = 1 << 7;

  static final int TOKEN_DASH = 1 << 17;
  static final int TOKEN_POINT = 1 << 18;

  /** The end of a tag or of an arrow, and whatever. */
  static final int TAG = 1 << 8;

  /** The end of {@code &gt;}. */
  static final int ESCAPED_TAG = 1 << 9;

  /** The start of a sign that is percent-encoded. */
  static final int PERCENT = 1 << 10;

  /** The {@code BY} of {@code IDENTIFIED BY}. */
  static final int BY = 1 << 11;

  /** The middle of {@code PASSWORD}, which {@code FOR} may follow. */
  static final int FOR = 1 << 12;

  /** A closed bracket and what may stand before, or starts, {@code SELECT}. */
  static final int SELECT = 1 << 13;

  /** What an option of a command starts with. */
  static final int OPTION = 1 << 14;

  /** A space and a square bracket. */
  static final int BRACKET = 1 << 15;

  /** The start of an exponent of two digits. */
  static final int EXPONENT = 1 << 16;

  /** What stands before the first character: an option may start a text. */
  static final long START = OPTION;

  /** The kinds that a character ends stand above those that it starts. */
  private static final int ENDS = 32;

  private static final long ANY = (long) (SIGN | TAG) << ENDS;
  private static final long OTHER_SIGN = ANY | SIGN;

  private static final long[] TABLE = table();

  private Marks() {}

  /** What there is to know of a character. */
  static long of(char c) {
    if (c < 128) {
      return TABLE[c];
    }
    return Characters.isOtherSign(c) ? OTHER_SIGN : ANY;
  }

  /** The kinds, as bits, whose mark two neighbours are. */
  static int between(long first, long second) {
    return (int) (first & second >>> ENDS);
  }

  /**
   * The first index from one on, before the end, at which a character ends a mark.
   *
   * @param before what there is to know of what stands before the first
   * @return the end, or more, when there is none
   */
  static int next(String text, int from, int end, long before) {
    long first = before;
    for (int i = from; i < end; i++) {
      long second = of(text.charAt(i));
      if ((first & second >>> ENDS) != 0) {
        return i;
      }
      first = second;
    }
    return Math.max(from, end);
  }

  private static long[] table() {
    long[] table = new long[128];
    for (char c = 0; c < 128; c++) {
      table[c] = ANY;
    }
    mark(table, ":=", "", SIGN);
    mark(table, ">", "", TAG);
    mark(table, " \t\n(<>!=~NnEe", "'\"", QUOTE);
    mark(table, "23456", "0123456789", CARD);
    mark(table, "Bb", "AaEe", SCHEME);
    mark(table, "Vv", "Aa", VALUES);
    mark(table, "A", "IKS", KEY);
    mark(table, "y", "J", JWT);
    mark(table, "Tt", ";", ESCAPED_TAG);
    mark(table, "%", "23", PERCENT);
    mark(table, "Bb", "Yy", BY);
    mark(table, "Ss", "Ww", FOR);
    mark(table, ")", " \t\r\nSs", SELECT);
    mark(table, "- \t\n\"'[,", "-", OPTION);
    mark(table, " ", "[", BRACKET);
    mark(table, "E", "1", EXPONENT);
    mark(table, KnownTokens.beforeLast('_'), "_", TOKEN_UNDERSCORE);
    mark(table, KnownTokens.beforeLast('-'), "-", TOKEN_DASH);
    mark(table, KnownTokens.beforeLast('.'), ".", TOKEN_POINT);
    return table;
  }

  private static void mark(long[] table, String first, String second, int kind) {
    for (char c : first.toCharArray()) {
      table[c] |= kind;
    }
    for (char c : second.toCharArray()) {
      table[c] |= (long) kind << ENDS;
    }
  }
}
