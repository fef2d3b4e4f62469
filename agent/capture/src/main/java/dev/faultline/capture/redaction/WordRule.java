package dev.faultline.capture.redaction;

/** How a word must stand in a name so that the name says something. */
enum WordRule {
  /** Anywhere: nothing else contains it. */
  ANYWHERE,
  /**
   * As a word of its own, or as all the letters of the name: a short one, as in {@code userOTP}.
   */
  WHOLE,
  /** From the start of a word to the end of one: {@code cardNo}, but not {@code discardNode}. */
  BOUNDED,
  /** At the end of a word: {@code mypass}, but not {@code passenger}; and see {@link PassNames}. */
  PASS,
  /** See {@link TokenNames}. */
  TOKEN,
  /** As the last word; then it hides only what looks random. */
  RANDOM
}
