package dev.faultline.capture.redaction;

/**
 * Which two characters, one after the other, may mark a secret. Each kind of secret has a bit; a
 * character has those of the kinds whose mark it starts, and those of the kinds whose mark it ends.
 * So a text is looked through with one read of a table and one test for each character, and next to
 * none of those tests succeeds by chance.
 */
final class Marks {

  /** A colon or an equals sign, and whatever; {@link #QUOTE} too if that is a quote. */
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

  static final int TOKEN_DASH = 1 << 8;
  static final int TOKEN_POINT = 1 << 9;

  /** The kinds that a character ends stand above those that it starts. */
  private static final int ENDS = 16;

  /** A character that is not ASCII may follow a sign. */
  private static final int OTHERS = SIGN << ENDS;

  private static final int[] TABLE = table();

  private Marks() {}

  /** What there is to know of a character. */
  static int of(char c) {
    return c < 128 ? TABLE[c] : OTHERS;
  }

  /** The kinds, as bits, whose mark two neighbours are. */
  static int between(int first, int second) {
    return first & second >>> ENDS;
  }

  private static int[] table() {
    int[] table = new int[128];
    for (char c = 0; c < 128; c++) {
      end(table, c, SIGN);
    }
    mark(table, ":=", "", SIGN);
    mark(table, " \t\n(<>!=~NnEe", "'\"", QUOTE);
    mark(table, "23456", "0123456789", CARD);
    mark(table, "Bb", "AaEe", SCHEME);
    mark(table, "Vv", "Aa", VALUES);
    mark(table, "A", "IKS", KEY);
    mark(table, "y", "J", JWT);
    mark(table, KnownTokens.beforeLast('_'), "_", TOKEN_UNDERSCORE);
    mark(table, KnownTokens.beforeLast('-'), "-", TOKEN_DASH);
    mark(table, KnownTokens.beforeLast('.'), ".", TOKEN_POINT);
    return table;
  }

  private static void mark(int[] table, String first, String second, int kind) {
    for (char c : first.toCharArray()) {
      table[c] |= kind;
    }
    for (char c : second.toCharArray()) {
      end(table, c, kind);
    }
  }

  private static void end(int[] table, char c, int kind) {
    table[c] |= kind << ENDS;
  }
}
