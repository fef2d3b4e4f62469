package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.CutText;
import dev.faultline.capture.redaction.ValueRedaction;

/** Texts as they are shown: redacted, cut, and saying so. */
final class Texts {

  private Texts() {}

  /** The text, which another thread may be changing meanwhile, cut at a length of 0 or more. */
  static String shown(CharSequence text, int maxLength, ValueRedaction redaction) {
    if (text instanceof String) {
      return CutText.of((String) text, maxLength, redaction);
    }
    int length = text.length();
    int looked = Math.min(length, CutText.lookedAt(maxLength));
    String copy = text.subSequence(0, looked).toString();
    if (looked == length) {
      return CutText.of(copy, maxLength, redaction);
    }
    String redacted = redaction.redact(copy, looked);
    return CutText.of(redacted == null ? copy : redacted, length, maxLength);
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
