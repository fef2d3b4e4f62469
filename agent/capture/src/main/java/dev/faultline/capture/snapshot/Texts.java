package dev.faultline.capture.snapshot;

/** How cut values say so. */
final class Texts {

  private Texts() {}

  /** The text, cut at a length of 0 or more. Another thread may be changing it meanwhile. */
  static String bounded(CharSequence text, int maxLength) {
    int length = text.length();
    if (length <= maxLength) {
      return text.toString();
    }
    int end = maxLength;
    // Never half of a surrogate pair.
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.subSequence(0, end) + "… (+" + (length - end) + " chars)";
  }

  static String moreElements(int hidden) {
    return "… (+" + hidden + " more)";
  }
}
