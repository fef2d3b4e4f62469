package dev.faultline.capture.redaction;

/**
 * A text that is read only so many times: a regular expression that goes back and forth without end
 * is stopped. For one use by one thread.
 */
final class PatientText implements CharSequence {

  /** Some milliseconds. */
  private static final int READS = 1_000_000;

  private static final int READS_PER_CHARACTER = 50;

  private final String text;
  private long readsLeft;

  PatientText(String text) {
    this.text = text;
    this.readsLeft = READS + (long) READS_PER_CHARACTER * text.length();
  }

  @Override
  public char charAt(int index) {
    if (--readsLeft < 0) {
      throw new OutOfPatience();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The text was read too often. */
  static final class OutOfPatience extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfPatience() {
      super("too many steps", null, false, false);
    }
  }
}
