package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.ValueRedaction;

/** Texts as they are shown: redacted, cut, and saying so. */
final class Texts {

  /**
   * How far beyond the cut a secret is looked for, so that no half of one is shown because the
   * other half is cut off.
   */
  private static final int BEYOND_CUT = 128;

  private Texts() {}

  /** The text, redacted, and cut at a length of 0 or more. */
  static String shown(String text, int maxLength, ValueRedaction redaction) {
    int length = text.length();
    if (length <= maxLength) {
      String redacted = redaction.redact(text, length);
      return redacted == null ? text : redacted;
    }
    String redacted = redaction.redact(text, Math.min(length, maxLength + BEYOND_CUT));
    return redacted == null
        ? cut(text, length, maxLength)
        : cut(redacted, length, Math.min(maxLength, redacted.length()));
  }

  /** The same of a text that another thread may be changing meanwhile. */
  static String shown(CharSequence text, int maxLength, ValueRedaction redaction) {
    if (text instanceof String) {
      return shown((String) text, maxLength, redaction);
    }
    int length = text.length();
    int looked = (int) Math.min(length, (long) maxLength + BEYOND_CUT);
    String copy = text.subSequence(0, looked).toString();
    if (looked == length) {
      return shown(copy, maxLength, redaction);
    }
    String redacted = redaction.redact(copy, looked);
    String shown = redacted == null ? copy : redacted;
    return cut(shown, length, Math.min(maxLength, shown.length()));
  }

  private static String cut(String shown, int length, int maxLength) {
    int end = maxLength;
    // Never half of a surrogate pair.
    if (end > 0 && end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1))) {
      end--;
    }
    return shown.substring(0, end) + "… (+" + (length - end) + " chars)";
  }

  /** Of elements: how many are not shown, and whether because there was no time. */
  static String moreElements(int hidden, boolean late) {
    return "… (" + more(hidden, late) + ")";
  }

  /** The same when nobody knows how many. */
  static String unknownElements(boolean late) {
    return late ? "… (more, time)" : "… (more)";
  }

  /** Of fields and entries. */
  static String more(int hidden, boolean late) {
    return "+" + hidden + (late ? " more, time" : " more");
  }
}
