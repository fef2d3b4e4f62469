package dev.faultline.capture.facade;

/** Cuts what the application says, so that it does not keep more than a little of it alive. */
final class BoundedText {

  private BoundedText() {}

  /** The text, cut at a length of 1 or more; null for null. */
  static String of(String text, int maxLength) {
    if (text == null || text.length() <= maxLength) {
      return text;
    }
    // Never half of a surrogate pair.
    int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return text.substring(0, end) + "… (+" + (text.length() - end) + " chars)";
  }
}
