package dev.faultline.capture.redaction;

/** The words that a name in camel case is made of. */
final class NameWords {

  private NameWords() {}

  /** {@code P}arser in {@code JWTParser}, {@code T}oken in {@code idToken}. */
  static boolean starts(String text, int start, int end, int at) {
    if (at <= start || at >= end || !Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    return !Character.isUpperCase(text.charAt(at - 1))
        || at + 1 < end && Character.isLowerCase(text.charAt(at + 1));
  }
}
