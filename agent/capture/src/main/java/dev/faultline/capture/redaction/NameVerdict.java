package dev.faultline.capture.redaction;

/** What the name of a variable, field or map key says about its value. */
public enum NameVerdict {
  /** Nothing. */
  SHOWN,
  /**
   * Texts must not be shown, be they the value itself or in an array, collection or map; numbers,
   * enums and objects may: a parser's {@code token} is no secret, a user's is.
   */
  TEXTS_HIDDEN,
  /** A text that looks random must not be shown: a {@code signature} may be a method's, too. */
  RANDOM_HIDDEN,
  /** Nothing of the value must be shown. */
  HIDDEN;

  /** Whether a plain value must not be shown: a text, a number or another value without parts. */
  public boolean hides(Object value) {
    return this == HIDDEN
        || value instanceof String
            && (this == TEXTS_HIDDEN || this == RANDOM_HIDDEN && RandomText.is((String) value));
  }
}
