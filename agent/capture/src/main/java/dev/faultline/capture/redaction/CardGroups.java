package dev.faultline.capture.redaction;

/**
 * The groups that the digits of a card number are written in, all with the same separator. Points,
 * slashes and the like stand in many other numbers: with them the groups must be like those that
 * are printed on cards. Used by one thread.
 */
final class CardGroups {

  private static final int PAIR = 2;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 12;
  private static final int SHORTEST_PRINTED = 4;
  private static final int FEWEST_PRINTED = 3;
  private static final int IN_PAIRS = 16;

  // Of all groups but the last.
  private int count;
  private int smallest = LONGEST;
  private int largest;
  private char separator;

  /** Most numbers are short, and not one group of several. */
  static boolean mayBeLongEnough(String text, int at, int end) {
    int groupEnd = Characters.afterDigits(text, at, end);
    int size = groupEnd - at;
    if (size >= CardBrands.FEWEST) {
      return true;
    }
    if (size < PAIR) {
      return false;
    }
    int next = afterSeparator(text, groupEnd, end);
    int more = next == groupEnd ? 0 : Characters.afterDigits(text, next, end) - next;
    return size == PAIR ? more == PAIR : more >= SHORTEST;
  }

  /** Where the next group may start; the index itself when no separator is here. */
  static int afterSeparator(String text, int at, int end) {
    if (at >= end) {
      return at;
    }
    char kind = kindOf(text.charAt(at));
    if (kind == 0) {
      return at;
    }
    if (kind == '%') {
      return text.startsWith("%20", at) && at + 3 < end ? at + 3 : at;
    }
    int i = at + 1;
    // A wrapped line, or two blanks.
    while (kind == ' ' && i < end && i < at + 3 && Characters.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** What separators are compared by; 0 for what is none. */
  private static char kindOf(char c) {
    if (Characters.isSpace(c)) {
      return ' ';
    }
    if (c == '-' || c >= '\u2010' && c <= '\u2015') {
      return '-';
    }
    return c == '.' || c == '/' || c == '_' || c == '+' || c == '%' ? c : 0;
  }

  /** Whether a group of so many digits and this separator may have another group behind them. */
  boolean join(int size, char nextSeparator) {
    char kind = kindOf(nextSeparator);
    if (size < PAIR || size > LONGEST || separator != 0 && separator != kind) {
      return false;
    }
    separator = kind;
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
    count++;
    return true;
  }

  /** Whether a card's number may be grouped so, with a last group of so many digits. */
  boolean areUsual(int last, int digits) {
    if (count == 0) {
      return true;
    }
    if (largest == PAIR) {
      return last == PAIR && digits == IN_PAIRS;
    }
    boolean plain = separator == ' ' || separator == '-' || separator == '%';
    return smallest >= SHORTEST
        && (plain || smallest >= SHORTEST_PRINTED && count + 1 >= FEWEST_PRINTED);
  }
}
