package dev.faultline.capture.redaction;

/**
 * Numbers of payment cards in texts: 13 to 19 digits, together, or in groups with the same
 * separator between; or as a floating-point number with an exponent.
 */
final class CardNumbers {

  private CardNumbers() {}

  /** The card number that starts at this digit. */
  static long at(String text, int at, int end) {
    if (!CardEdges.mayStart(text, at) || !CardGroups.mayBeLongEnough(text, at, end)) {
      return Span.NONE;
    }
    int digits = 0;
    int prefix = 0;
    // The check sum, once as if the number had an even number of digits, once as if an odd one.
    int even = 0;
    int odd = 0;
    int found = -1;
    int groupStart = at;
    CardGroups groups = new CardGroups();
    int i = at;
    while (digits <= CardBrands.MOST) {
      if (i < end && Characters.isDigit(text.charAt(i))) {
        int digit = text.charAt(i) - '0';
        prefix = digits < 6 ? prefix * 10 + digit : prefix;
        even += digits % 2 == 0 ? CardBrands.doubled(digit) : digit;
        odd += digits % 2 == 0 ? digit : CardBrands.doubled(digit);
        digits++;
        i++;
        continue;
      }
      if (CardBrands.isCard(digits, prefix, digits % 2 == 0 ? even : odd)
          && groups.areUsual(i - groupStart, digits)
          && !CardEdges.goesOn(text, i, end)) {
        found = i;
      }
      int after = CardGroups.afterSeparator(text, i, end);
      if (after == i || !groups.join(i - groupStart, text.charAt(i))) {
        break;
      }
      i = after;
      groupStart = i;
    }
    return found < 0 ? Span.NONE : Span.of(at, found);
  }

  /**
   * The card number before this exponent's {@code E}: {@code 4.111111111111111E15}.
   *
   * @param from where it may start at the earliest
   */
  static long before(String text, int exponent, int from, int end) {
    int power = 10;
    int i = exponent + 2;
    if (i >= end || !Characters.isDigit(text.charAt(i))) {
      return Span.NONE;
    }
    power += text.charAt(i) - '0';
    int start = exponent;
    while (start > from && exponent - start <= CardBrands.MOST && isOfMantissa(text, start - 1)) {
      start--;
    }
    int fraction = exponent - start - 2;
    if (fraction < 1 || fraction > power || text.charAt(start + 1) != '.') {
      return Span.NONE;
    }
    long number = text.charAt(start) - '0';
    for (int digit = 0; digit < power; digit++) {
      number = 10 * number + (digit < fraction ? text.charAt(start + 2 + digit) - '0' : 0);
    }
    boolean ends = i + 1 == end || !Characters.isWord(text.charAt(i + 1));
    return ends && CardBrands.isCard(number) ? Span.of(start, i + 1) : Span.NONE;
  }

  private static boolean isOfMantissa(String text, int at) {
    return Characters.isDigit(text.charAt(at)) || text.charAt(at) == '.';
  }
}
