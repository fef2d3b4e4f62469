package dev.faultline.capture.redaction;

/** Which numbers may be those of payment cards: of a known brand, with the right check digit. */
final class CardBrands {

  static final int FEWEST = 13;
  static final int MOST = 19;

  /** Of numbers that are no texts: longer ones are more often made up by id generators. */
  private static final int MOST_OF_NUMBERS = 16;

  /** The lowest number of so many digits, and more than the highest. */
  static final double LOWEST = 1e12;

  static final double HIGHEST = 1e16;

  private CardBrands() {}

  /** Whether a number is a card's. Times, counts and the usual ids are not, by their prefix. */
  static boolean isCard(long number) {
    if (number < (long) LOWEST) {
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
    return digits <= MOST_OF_NUMBERS && isCard(digits, prefix, sum);
  }

  /** What a digit adds to the check sum that is doubled for it. */
  static int doubled(int digit) {
    return digit < 5 ? 2 * digit : 2 * digit - 9;
  }

  /**
   * @param prefix the first six digits
   * @param sum the check sum
   */
  static boolean isCard(int digits, int prefix, int sum) {
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
