package dev.faultline.capture.redaction;

/** A part of a text packed into a long, so that looking for one allocates nothing. */
final class Span {

  /** No part of the text. */
  static final long NONE = -1;

  private Span() {}

  /** From the first index to before the second; none when that is empty. */
  static long of(int start, int end) {
    return end > start ? (long) start << 32 | end : NONE;
  }

  static int start(long span) {
    return (int) (span >>> 32);
  }

  static int end(long span) {
    return (int) span;
  }
}
