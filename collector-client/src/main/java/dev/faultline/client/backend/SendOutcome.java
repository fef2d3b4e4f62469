package dev.faultline.client.backend;

import java.util.Objects;

/** What became of one attempt to send a batch. Immutable. */
public final class SendOutcome {
  /** The kinds of outcome. */
  public enum Kind {
    /** It arrived. */
    ACCEPTED,
    /** It did not arrive; a later attempt may succeed. */
    RETRYABLE,
    /** It will never be taken. */
    REJECTED
  }

  private static final long UNSPECIFIED = -1;

  private final Kind kind;
  private final String detail;
  private final long refused;
  private final long retryAfterNanos;
  private final DropReason reason;

  private SendOutcome(
      Kind kind, String detail, long refused, long retryAfterNanos, DropReason reason) {
    this.kind = kind;
    this.detail = detail == null ? null : readable(detail);
    this.refused = refused;
    this.retryAfterNanos = retryAfterNanos;
    this.reason = reason;
  }

  /** On one line, in the order in which it is read: these may be the words of anybody. */
  private static String readable(String words) {
    StringBuilder readable = new StringBuilder(words);
    for (int i = 0; i < words.length(); i++) {
      if (isUnreadable(Character.getType(words.charAt(i)))) {
        readable.setCharAt(i, ' ');
      }
    }
    return readable.toString();
  }

  private static boolean isUnreadable(int type) {
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** The backend has all of it. */
  public static SendOutcome accepted() {
    return new SendOutcome(Kind.ACCEPTED, null, 0, UNSPECIFIED, null);
  }

  /**
   * The backend has it, but has something to say.
   *
   * @param refused how many records it did not take, 0 or more
   * @param remark its words, or ours about its answer; null for none
   */
  public static SendOutcome accepted(long refused, String remark) {
    return new SendOutcome(Kind.ACCEPTED, remark, refused, UNSPECIFIED, null);
  }

  /** It did not arrive; a later attempt may succeed. */
  public static SendOutcome retryable(String detail) {
    return new SendOutcome(
        Kind.RETRYABLE, Objects.requireNonNull(detail, "detail"), 0, UNSPECIFIED, null);
  }

  /**
   * It did not arrive, and the backend has said when to come again.
   *
   * @param retryAfterNanos how long to wait at least, in nanoseconds, 0 or more
   */
  public static SendOutcome retryableAfter(String detail, long retryAfterNanos) {
    if (retryAfterNanos < 0) {
      throw new IllegalArgumentException(
          "retryAfterNanos is " + retryAfterNanos + ", must be 0 or more");
    }
    return new SendOutcome(
        Kind.RETRYABLE, Objects.requireNonNull(detail, "detail"), 0, retryAfterNanos, null);
  }

  /** It will never be taken. */
  public static SendOutcome rejected(DropReason reason, String detail) {
    return new SendOutcome(
        Kind.REJECTED,
        Objects.requireNonNull(detail, "detail"),
        0,
        UNSPECIFIED,
        Objects.requireNonNull(reason, "reason"));
  }

  /** Which kind it is. */
  public Kind kind() {
    return kind;
  }

  /**
   * What happened, in words, on one line: a blank stands for each control or format character. May
   * be null when accepted.
   */
  public String detail() {
    return detail;
  }

  /** How many records the backend did not take of those that it received. */
  public long refused() {
    return refused;
  }

  /** How long the backend asks to wait; negative when it does not. */
  public long retryAfterNanos() {
    return retryAfterNanos;
  }

  /** Null unless rejected. */
  public DropReason reason() {
    return reason;
  }

  @Override
  public String toString() {
    return kind + (detail == null ? "" : " (" + detail + ")");
  }
}
