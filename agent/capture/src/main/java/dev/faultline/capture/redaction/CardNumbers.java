package dev.faultline.capture.redaction;

/**
 * Numbers of payment cards: 13 to 19 digits, together or in groups with single spaces or dashes
 * between, of a known brand, with the right check digit.
 */
final class CardNumbers {

  private static final int FEWEST = 13;
  private static final int MOST = 19;

  // Of all groups but the last.
  private static final int SHORTEST_GROUP = 3;
  private static final int LONGEST_GROUP = 7;

  private CardNumbers() {}

  /** The card number that starts at this digit. */
  static long at(String text, int at, int end) {
    if (!mayStart(text, at) || !mayBeLongEnough(text, at, end)) {
      return Span.NONE;
    }
    int digits = 0;
    int group = 0;
    char separator = 0;
    int prefix = 0;
    // The check sum, once as if the number had an even number of digits, once as if an odd one.
    int even = 0;
    int odd = 0;
    int found = -1;
    int i = at;
    while (i < end && digits <= MOST) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        int digit = c - '0';
        if (digits < 6) {
          prefix = prefix * 10 + digit;
        }
        even += digits % 2 == 0 ? doubled(digit) : digit;
        odd += digits % 2 == 0 ? digit : doubled(digit);
        digits++;
        group++;
        i++;
        continue;
      }
      if (isCard(digits, prefix, digits % 2 == 0 ? even : odd)) {
        found = i;
      }
      boolean joins = isSeparator(c) && (separator == 0 || separator == c);
      if (!joins || group < SHORTEST_GROUP || group > LONGEST_GROUP) {
        break;
      }
      separator = c;
      group = 0;
      i++;
      if (i < end && !Characters.isDigit(text.charAt(i))) {
        break;
      }
    }
    if (i == end && isCard(digits, prefix, digits % 2 == 0 ? even : odd)) {
      found = i;
    }
    return found < 0 || goesOn(text, found, end) ? Span.NONE : Span.of(at, found);
  }

  /** Not in the middle of a word, nor behind the point of a decimal number. */
  private static boolean mayStart(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !Characters.isWord(before)
        && !(before == '.' && at > 1 && Characters.isDigit(text.charAt(at - 2)));
  }

  /** Most numbers are short, and not one group of several. */
  private static boolean mayBeLongEnough(String text, int at, int end) {
    int groupEnd = Characters.afterDigits(text, at, end);
    if (groupEnd - at >= FEWEST) {
      return true;
    }
    return groupEnd - at >= SHORTEST_GROUP
        && groupEnd < end
        && isSeparator(text.charAt(groupEnd))
        && Characters.afterDigits(text, groupEnd + 1, end) - groupEnd > SHORTEST_GROUP;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-';
  }

  private static boolean goesOn(String text, int at, int end) {
    if (at >= end) {
      return false;
    }
    char after = text.charAt(at);
    return Characters.isWord(after)
        || after == '.' && at + 1 < end && Characters.isDigit(text.charAt(at + 1));
  }

  /** Whether a number is a card's. Times, counts and the usual ids are not, by their prefix. */
  static boolean isCard(long number) {
    if (number < 1_000_000_000_000L) {
      return false;
    }
    int digits = 0;
    int sum = 0;
    int prefix = 0;
    for (long rest = number; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10);
      sum += digits % 2 == 1 ? doubled(digit) : digit;
      digits++;
      if (rest < 1_000_000 && prefix == 0) {
        prefix = (int) rest;
      }
    }
    // Longer ones are more often made up by id generators than by banks.
    return digits <= 16 && isCard(digits, prefix, sum);
  }

  private static int doubled(int digit) {
    return digit < 5 ? 2 * digit : 2 * digit - 9;
  }

  private static boolean isCard(int digits, int prefix, int sum) {
    return digits >= FEWEST && digits <= MOST && sum % 10 == 0 && isOfBrand(digits, prefix);
  }

  private static boolean isOfBrand(int digits, int prefix) {
    int two = prefix / 10_000;
    int three = prefix / 1_000;
    int four = prefix / 100;
    if (prefix / 100_000 == 4) {
      return digits == 13 || digits == 16 || digits == 19; // Visa
    }
    if (two == 34 || two == 37) {
      return digits == 15; // American Express
    }
    if (two == 36 || two == 38 || two == 39 || three >= 300 && three <= 305) {
      return digits >= 14; // Diners Club
    }
    if (two >= 51 && two <= 55 || four >= 2221 && four <= 2720 || four >= 2200 && four <= 2204) {
      return digits == 16; // Mastercard, Mir
    }
    if (two == 60 || two == 62 || two == 65 || three >= 644 && three <= 649 || three == 508) {
      return digits >= 16; // Discover, UnionPay, RuPay
    }
    if (four >= 3528 && four <= 3589) {
      return digits >= 16; // JCB
    }
    return isMaestro(four);
  }

  private static boolean isMaestro(int four) {
    return four == 5018
        || four == 5020
        || four == 5038
        || four == 5893
        || four == 6304
        || four == 6759
        || four >= 6761 && four <= 6763;
  }
}
