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
  /** Nothing of the value must be shown. */
  HIDDEN
}
