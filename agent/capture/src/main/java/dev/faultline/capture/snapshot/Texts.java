package dev.faultline.capture.snapshot;

/** How cut values say so. */
final class Texts {

  private Texts() {}

  static String bounded(String text, int maxLength) {
    int length = text.length();
    if (length <= maxLength) {
      return text;
    }
    int end = maxLength;
    // Never half of a surrogate pair.
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return cut(text.substring(0, end), length - end);
  }

  static String cut(String shown, int hidden) {
    return shown + "… (+" + hidden + " chars)";
  }

  static String moreElements(int hidden) {
    return "… (+" + hidden + " more)";
  }
}
