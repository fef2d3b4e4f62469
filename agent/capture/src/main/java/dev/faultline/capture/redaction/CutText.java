package dev.faultline.capture.redaction;

/** Texts that are shown up to a length, redacted, and say what was cut. */
public final class CutText {

  /**
   * How far beyond the cut a secret is looked for, so that no half of one is shown because the
   * other half is cut off.
   */
  private static final int BEYOND = 128;

  private CutText() {}

  /** How much of a text there must be to show so many characters of it, when there is more. */
  public static int lookedAt(int maxLength) {
    return maxLength + BEYOND > 0 ? maxLength + BEYOND : Integer.MAX_VALUE;
  }

  /** The text, redacted, and cut at a length of 0 or more. */
  public static String of(String text, int maxLength, ValueRedaction redaction) {
    int length = text.length();
    if (length <= maxLength) {
      String redacted = redaction.redact(text, length);
      return redacted == null ? text : redacted;
    }
    String redacted = redaction.redact(text, Math.min(length, lookedAt(maxLength)));
    return of(redacted == null ? text : redacted, length, maxLength);
  }

  /**
   * The first characters of a text that is redacted already, and how many more it had.
   *
   * @param length of the text before it was redacted
   */
  public static String of(String redacted, int length, int maxLength) {
    int end = Math.min(maxLength, redacted.length());
    // Never half of a surrogate pair.
    if (end > 0 && end < redacted.length() && Character.isHighSurrogate(redacted.charAt(end - 1))) {
      end--;
    }
    return redacted.substring(0, end) + "… (+" + (length - end) + " chars)";
  }
}
