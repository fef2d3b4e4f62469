package dev.faultline.capture.redaction;

/** What may stand directly before and behind the number of a payment card. */
final class CardEdges {

  private CardEdges() {}

  /**
   * Behind no other digit, behind no point of a decimal number, and behind letters only if they are
   * those of a word: {@code visa4111…}, but not {@code a4111…}, which may be hexadecimal.
   */
  static boolean mayStart(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (before == '_' || !Characters.isWord(before)) {
      return before != '.' || at < 2 || !Characters.isDigit(text.charAt(at - 2));
    }
    if (Characters.isDigit(before)) {
      return false;
    }
    int letters = 0;
    boolean hexadecimal = true;
    for (int i = at - 1; i >= 0 && letters < 16 && Characters.isLetter(text.charAt(i)); i--) {
      hexadecimal &= Characters.isHexadecimal(text.charAt(i));
      letters++;
    }
    return letters > 1 && !hexadecimal;
  }

  /** Whether more of the same number, or of a word that it is in, stands here. */
  static boolean goesOn(String text, int at, int end) {
    if (at >= end) {
      return false;
    }
    char after = text.charAt(at);
    if (after == '.') {
      return at + 1 < end && Characters.isDigit(text.charAt(at + 1)) && !isZero(text, at + 1, end);
    }
    return Characters.isHexadecimal(after) && after != 'E';
  }

  /** {@code 4111111111111111.00}. */
  private static boolean isZero(String text, int at, int end) {
    int stop = Characters.afterDigits(text, at, end);
    for (int i = at; i < stop; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return stop == end || !Characters.isWord(text.charAt(stop));
  }
}
